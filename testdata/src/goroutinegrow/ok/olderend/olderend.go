// Package olderend starts goroutines for connections and attempts that end with them as well.
package olderend

import (
	"context"
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
			over := make(chan struct{})
			defer close(over)
			go func() {
				select {
				case <-quit:
				case <-over:
				}
				_ = c.Close()
			}()
			read(c)
		}()
	}
}

func read(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 100)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

// NewServer makes one that stops in time.
func NewServer() *Server {
	s := &Server{quit: make(chan struct{}), ready: make(chan struct{})}
	time.AfterFunc(time.Hour, s.Stop)
	return s
}

// Server hands the channel on.
type Server struct {
	quit  chan struct{}
	ready chan struct{}
	seen  int
}

// Serve serves connections.
func (s *Server) Serve(l net.Listener) {
	go s.warm()
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go s.greet(c)
		go (&session{of: s, conn: c, over: make(chan struct{})}).run()
	}
}

// Stop ends it.
func (s *Server) Stop() { close(s.quit) }

// warm closes what is waited for at the beginning.
func (s *Server) warm() {
	s.seen = 1
	close(s.ready)
}

// greet waits until the server is warm.
func (s *Server) greet(c net.Conn) {
	go func() {
		<-s.ready
		_, _ = c.Write([]byte("hello\n"))
	}()
}

// session belongs to a server.
type session struct {
	of    *Server
	conn  net.Conn
	over  chan struct{}
	pings int
}

func (s *session) run() {
	defer close(s.over)
	go s.ping()
	read(s.conn)
}

func (s *session) ping() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-s.of.quit:
			return
		case <-s.over:
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
			if b.consume() == nil {
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
	failed := make(chan struct{})
	defer close(failed)
	b.tasks.Add(1)
	go func() {
		defer b.tasks.Done()
		for {
			select {
			case <-b.ended():
				return
			case <-failed:
				return
			default:
				b.done++
			}
		}
	}()
	buf := make([]byte, 100)
	for {
		if _, err := conn.Read(buf); err != nil {
			return err
		}
	}
}

// Joined waits for what it has started.
func (b *Broker) Joined() {
	for {
		b.joined()
	}
}

func (b *Broker) joined() {
	defer b.tasks.Wait()
	b.tasks.Add(1)
	go func() {
		defer b.tasks.Done()
		for {
			select {
			case <-b.ended():
				return
			default:
				b.done++
			}
		}
	}()
}

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
	go func() {
		defer h.wg.Done()
		f()
	}()
}

// linger does so for a minute at most.
func (h *Hub) linger() {
	select {
	case <-h.ctx.Done():
	case <-h.quit:
	case <-time.After(time.Minute):
	}
	h.here--
}

// Agent runs anew at each reload, under a context that the end of the run before has ended.
type Agent struct {
	hub   *Hub
	beats int
	over  chan struct{}
}

// ServeHTTP reloads it.
func (a *Agent) ServeHTTP(http.ResponseWriter, *http.Request) {
	ctx, cancel := context.WithCancel(a.hub.ctx)
	go func() {
		defer cancel()
		go func() { a.run(ctx) }()
		<-a.over
	}()
}

func (a *Agent) run(ctx context.Context) {
	go func() {
		t := time.NewTicker(time.Second)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
				a.beats++
			}
		}
	}()
}

// Syncer waits until it may begin, and then works until it is stopped.
type Syncer struct {
	ctx    context.Context
	cancel context.CancelFunc
	first  chan struct{}
	turns  int
}

// ServeHTTP stops and starts it.
func (s *Syncer) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodDelete {
		s.cancel()
		return
	}
	s.Start(s.first)
}

// Begun says that it may begin.
func (s *Syncer) Begun() { close(s.first) }

// Start starts it.
func (s *Syncer) Start(first chan struct{}) {
	s.ctx, s.cancel = context.WithCancel(context.Background())
	go func() {
		select {
		case <-s.ctx.Done():
			return
		case <-first:
		}
		for {
			select {
			case <-s.ctx.Done():
				return
			case <-time.After(time.Second):
				s.turns++
			}
		}
	}()
}
