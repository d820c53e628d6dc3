// Package each has goroutines that something lets through once, for each object that an
// event makes, and such as wait for what outlives the event.
package each

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// pulse beats as long as its object is of use to anybody, and longer.
type pulse struct {
	once  sync.Once
	beats chan struct{}
	n     int
}

func (p *pulse) start() {
	p.once.Do(func() { go p.beat() }) // want goroutinegrow medium "no way out"
}

func (p *pulse) beat() {
	for {
		<-p.beats
		p.n++
	}
}

// Answer makes a pulse for each request.
func Answer(w http.ResponseWriter, r *http.Request) {
	p := &pulse{beats: make(chan struct{}, 1)}
	p.start()
	p.beats <- struct{}{}
}

// steady is the same for a server, which has one.
type steady struct {
	once  sync.Once
	beats chan struct{}
	n     int
}

func (s *steady) start() {
	s.once.Do(func() { go s.beat() })
}

func (s *steady) beat() {
	for {
		<-s.beats
		s.n++
	}
}

var one = &steady{beats: make(chan struct{}, 1)}

// AnswerToo uses the one there is.
func AnswerToo(w http.ResponseWriter, r *http.Request) {
	one.start()
	one.beats <- struct{}{}
}

// Hub has connections until it ends.
type Hub struct {
	ctx  context.Context
	stop context.CancelFunc
	quit chan struct{}
	mu   sync.Mutex
	turn sync.Mutex
	left int
}

// NewHub makes a hub.
func NewHub() *Hub {
	h := &Hub{quit: make(chan struct{})}
	h.ctx, h.stop = context.WithCancel(context.Background())
	return h
}

// Close ends it.
func (h *Hub) Close() {
	h.stop()
	close(h.quit)
}

// Serve handles connections.
func (h *Hub) Serve(l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go h.serve(c)
		go h.serveShort(c)
		go h.serveUntil(c) // want goroutinegrow medium "it waits only for quit, which all of them share"
	}
}

// serve leaves a goroutine that waits for the end of the hub.
func (h *Hub) serve(c net.Conn) {
	go func() { // want goroutinegrow medium "Serve leaves one more"
		<-h.ctx.Done()
		c.Close()
	}()
	b := make([]byte, 64)
	_, _ = c.Read(b)
}

// serveShort leaves none: the connection's end ends it too.
func (h *Hub) serveShort(c net.Conn) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-h.quit:
		case <-done:
		}
		c.Close()
	}()
	b := make([]byte, 64)
	_, _ = c.Read(b)
}

// serveUntil goes on as long as the hub, and what it starts as long as that.
func (h *Hub) serveUntil(c net.Conn) {
	go func() {
		<-h.quit
		c.Close()
	}()
	<-h.quit
}

// Flush tries again and again while others wait for the turn.
func (h *Hub) Flush(send func() error) {
	go func() { // want goroutinegrow medium "another one holds while it pauses"
		h.turn.Lock()
		defer h.turn.Unlock()
		h.try(send)
	}()
}

func (h *Hub) try(send func() error) {
	for range 5 {
		if send() == nil {
			return
		}
		<-time.After(time.Second)
	}
}

// FlushUnlocked makes its pause with nothing held.
func (h *Hub) FlushUnlocked(send func() error) {
	go func() {
		h.turn.Lock()
		err := send()
		h.turn.Unlock()
		if err != nil {
			time.Sleep(time.Second)
		}
	}()
}

// Offer takes a turn if there is one.
func (h *Hub) Offer(turns chan struct{}, work func()) {
	select {
	case turns <- struct{}{}:
		go func() {
			defer func() { <-turns }()
			work()
		}()
	default:
	}
}
