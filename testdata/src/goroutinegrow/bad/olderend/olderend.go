// Package olderend starts goroutines for connections and attempts that end only with what is older: a channel
// that is closed once, whoever has it under whatever name.
package olderend

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"time"
)

// Serve has the channel in a variable that its closures capture.
func Serve(l net.Listener) {
	quit := make(chan struct{})
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, os.Interrupt)
	go func() {
		<-sig
		close(quit)
		_ = l.Close()
	}()
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			go func() { // want goroutinegrow medium "it waits only for a channel, which all of them share"
				<-quit
				_ = c.Close()
			}()
			read(c)
		}()
	}
}

func read(c net.Conn) {
	buf := make([]byte, 100)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

// Server hands the channel on.
type Server struct{ quit chan struct{} }

// NewServer makes one that stops in time.
func NewServer() *Server {
	s := &Server{quit: make(chan struct{})}
	time.AfterFunc(time.Hour, s.Stop)
	return s
}

// Serve serves connections.
func (s *Server) Serve(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go handle(s.quit, c)
		go (&session{of: s, conn: c}).run()
	}
}

// Stop ends it.
func (s *Server) Stop() { close(s.quit) }

func handle(quit <-chan struct{}, c net.Conn) {
	go closeOn(quit, c) // want goroutinegrow medium "it waits only for quit"
	read(c)
}

func closeOn(quit <-chan struct{}, c net.Conn) {
	<-quit
	_ = c.Close()
}

// session belongs to a server.
type session struct {
	of    *Server
	conn  net.Conn
	pings int
}

func (s *session) run() {
	go s.ping() // want goroutinegrow medium "the loop in .*ping ends only with quit"
	read(s.conn)
}

func (s *session) ping() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-s.of.quit:
			return
		case <-t.C:
			s.pings++
		}
	}
}

// common is a part of several brokers.
type common struct{ over chan struct{} }

func (c *common) ended() <-chan struct{} { return c.over }

// endConsuming ends the goroutines of all attempts.
func (c *common) endConsuming() { close(c.over) }

// Broker consumes, and does so again when that has failed.
type Broker struct {
	common
	addr  string
	tasks sync.WaitGroup
	done  int
}

// NewBroker makes one.
func NewBroker(addr string) *Broker {
	return &Broker{common: common{over: make(chan struct{})}, addr: addr}
}

// Stop ends it.
func (b *Broker) Stop() { b.endConsuming() }

// Launch consumes again and again.
func (b *Broker) Launch() {
	go func() {
		for {
			if b.consume() == nil || b.follow() == nil {
				return
			}
		}
	}()
}

func (b *Broker) consume() error {
	conn, err := net.Dial("tcp", b.addr)
	if err != nil {
		return err
	}
	defer conn.Close()
	room := make(chan struct{}, 4)
	for range 4 {
		room <- struct{}{}
	}
	go func() { // want goroutinegrow medium "the loop in .*consume ends only with over"
		for {
			select {
			case <-b.ended():
				return
			case <-room: // the places of this attempt alone
				b.done++
				room <- struct{}{}
			}
		}
	}()
	buf := make([]byte, 100)
	for {
		n, err := conn.Read(buf)
		if err != nil {
			return err // it goes on
		}
		if n == 0 {
			break
		}
	}
	b.tasks.Wait() // for others
	return nil
}

// follow asks beside the connection for what is next.
func (b *Broker) follow() error {
	conn, err := net.Dial("tcp", b.addr)
	if err != nil {
		return err
	}
	defer conn.Close()
	go func() { // want goroutinegrow medium "the loop in .*follow ends only with over"
		for {
			select {
			case <-b.ended():
				return
			default:
				if b.next() != nil {
					time.Sleep(time.Second)
				}
			}
		}
	}()
	buf := make([]byte, 100)
	for {
		n, err := conn.Read(buf)
		if err != nil {
			return err // it goes on
		}
		if n == 0 {
			break
		}
	}
	b.tasks.Wait() // for others
	return nil
}

func (b *Broker) next() error { return errors.New("none") }

// Hub runs what others give it.
type Hub struct {
	ctx  context.Context
	quit chan struct{}
	wg   sync.WaitGroup
	here int
}

// ServeHTTP has somebody linger.
func (h *Hub) ServeHTTP(http.ResponseWriter, *http.Request) { h.run(h.linger) }

// Close ends it.
func (h *Hub) Close() { close(h.quit) }

func (h *Hub) run(f func()) {
	h.wg.Add(1)
	go func() { // want goroutinegrow medium "it waits only for"
		defer h.wg.Done()
		f()
	}()
}

func (h *Hub) linger() {
	select {
	case <-h.ctx.Done():
	case <-h.quit:
	}
	h.here--
}
