// Package aliases has channels that those who use them have under different names: as a field,
// as another's field, as what a call gives, as a parameter.
package aliases

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
)

var errNoKey = errors.New("no key")

// meter writes what comes on a line of its own.
type meter struct {
	in  <-chan int
	out io.Writer
}

func newMeter(in <-chan int, out io.Writer) *meter { return &meter{in: in, out: out} }

func (m *meter) write() {
	for n := range m.in {
		if _, err := fmt.Fprintln(m.out, n); err != nil {
			return
		}
	}
}

// wire counts what comes from a connection.
type wire struct {
	conn   net.Conn
	counts chan int
}

func (w *wire) count() {
	defer close(w.counts)
	buf := make([]byte, 512)
	for {
		n, err := w.conn.Read(buf)
		if err != nil {
			return
		}
		w.counts <- n
	}
}

// Handle counts the bytes of a connection; the meter has the channel by its maker.
func Handle(conn net.Conn, log io.Writer) {
	w := &wire{conn: conn, counts: make(chan int, 1)}
	m := newMeter(w.counts, log)
	go m.write()
	go w.count() // want goroutinegrow medium "may return after receiving some of what it sends"
}

// Serve handles connections.
func Serve(l net.Listener, log io.Writer) error {
	for {
		conn, err := l.Accept() // want resourcegrow medium "Listener.Accept"
		if err != nil {
			return err
		}
		Handle(conn, log)
	}
}

// lines gives what a source has, line by line.
func lines(src io.ReadCloser) <-chan string {
	out := make(chan string)
	go func() { // want goroutinegrow medium "may return after receiving some of what it sends"
		defer close(out)
		defer src.Close()
		for in := bufio.NewScanner(src); in.Scan(); {
			out <- in.Text()
		}
	}()
	return out
}

// Print passes a body on until the client has gone.
func Print(w http.ResponseWriter, r *http.Request) {
	for l := range lines(r.Body) {
		if _, err := io.WriteString(w, l); err != nil {
			return
		}
	}
}

// poll gives its channels to a worker and to the reader of it.
func poll(ctx context.Context, w io.Writer, src func() string) {
	words := make(chan string)
	stop := make(chan struct{})
	stream(ctx, w, src, words, stop)
}

func stream(ctx context.Context, w io.Writer, src func() string, words chan string, stop chan struct{}) {
	go work(ctx, src, words, stop) // want goroutinegrow medium "may return after receiving some of what it sends"
	fmt.Fprintf(w, "%v\n", words)
	pass(ctx, w, words)
	close(stop)
}

func work(ctx context.Context, src func() string, words chan<- string, stop <-chan struct{}) {
	for ctx.Err() == nil {
		select {
		case <-stop:
			return
		default:
		}
		words <- src()
	}
}

func pass(ctx context.Context, w io.Writer, words <-chan string) {
	for {
		select {
		case s := <-words:
			io.WriteString(w, s)
		case <-ctx.Done():
			return
		}
	}
}

// Poller answers long polls.
type Poller struct{ src func() string }

func (p *Poller) ServeHTTP(w http.ResponseWriter, r *http.Request) { poll(r.Context(), w, p.src) }

// session is what a greeter and its client share.
type session struct {
	conn net.Conn
	key  chan string
}

func (s *session) greet() {
	k := <-s.key
	io.WriteString(s.conn, k)
}

func (s *session) ask() error {
	line, err := bufio.NewReader(io.LimitReader(s.conn, 64)).ReadString('\n')
	if err != nil {
		return err
	}
	if line == "" {
		return errNoKey
	}
	s.key <- line
	return nil
}

func newSession(conn net.Conn) *session {
	s := &session{conn: conn, key: make(chan string)}
	go s.greet() // want goroutinegrow medium "may return without sending what it waits for"
	return s
}

// Greet greets who says its key.
func Greet(conn net.Conn) error {
	defer conn.Close()
	s := newSession(conn)
	return s.ask()
}

// Welcome greets all.
func Welcome(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go Greet(conn)
	}
}

// term is what a hub and its clients share.
type term struct{ ctx context.Context }

func (t *term) done() <-chan struct{} { return t.ctx.Done() }

// Hub has clients.
type Hub struct {
	term *term
	stop context.CancelFunc
}

// NewHub makes one.
func NewHub() *Hub {
	ctx, stop := context.WithCancel(context.Background())
	return &Hub{term: &term{ctx: ctx}, stop: stop}
}

type client struct {
	of   *term
	conn net.Conn
}

// Join has a client until it goes; its closer goes with the hub.
func (h *Hub) Join(conn net.Conn) {
	c := &client{of: h.term, conn: conn}
	go func() { // want goroutinegrow medium ", which outlives the call of"
		<-c.of.done()
		c.conn.Close()
	}()
	io.Copy(io.Discard, conn)
}

// Run takes clients.
func (h *Hub) Run(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go h.Join(conn)
	}
}

// Close ends all.
func (h *Hub) Close() { h.stop() }
