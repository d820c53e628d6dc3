// Package aliases has channels that those who use them have under different names, and that
// nobody leaves while another one needs them.
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

// meter writes what comes on a line of its own, and takes the rest when it cannot.
type meter struct {
	in  <-chan int
	out io.Writer
}

func newMeter(in <-chan int, out io.Writer) *meter { return &meter{in: in, out: out} }

func (m *meter) write() {
	var failed error
	for n := range m.in {
		if failed == nil {
			_, failed = fmt.Fprintln(m.out, n)
		}
	}
}

type wire struct {
	conn   net.Conn
	counts chan int
}

func (w *wire) count() {
	defer w.conn.Close()
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

// Handle counts the bytes of a connection.
func Handle(conn net.Conn, log io.Writer) {
	w := &wire{conn: conn, counts: make(chan int, 1)}
	m := newMeter(w.counts, log)
	go m.write()
	go w.count()
}

// Serve handles connections.
func Serve(l net.Listener, log io.Writer) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		Handle(conn, log)
	}
}

// lines gives what a source has, line by line, as long as somebody listens.
func lines(ctx context.Context, src io.ReadCloser) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		defer src.Close()
		for in := bufio.NewScanner(src); in.Scan(); {
			select {
			case out <- in.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// Print passes a body on until the client has gone.
func Print(w http.ResponseWriter, r *http.Request) {
	ctx, stop := context.WithCancel(r.Context())
	defer stop()
	for l := range lines(ctx, r.Body) {
		if _, err := io.WriteString(w, l); err != nil {
			return
		}
	}
}

// all gives everything that there is to one who reads it to its end.
func all(src io.ReadCloser) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		defer src.Close()
		for in := bufio.NewScanner(src); in.Scan(); {
			out <- in.Text()
		}
	}()
	return out
}

// Count counts the lines of a body.
func Count(w http.ResponseWriter, r *http.Request) {
	n := 0
	for range all(r.Body) {
		n++
	}
	fmt.Fprintln(w, n)
}

func poll(ctx context.Context, w io.Writer, src func() string) {
	words := make(chan string)
	stop := make(chan struct{})
	stream(ctx, w, src, words, stop)
}

func stream(ctx context.Context, w io.Writer, src func() string, words chan string, stop chan struct{}) {
	go work(src, words, stop)
	fmt.Fprintf(w, "%v\n", words)
	pass(ctx, w, words)
	close(stop)
}

func work(src func() string, words chan<- string, stop <-chan struct{}) {
	for {
		select {
		case words <- src():
		case <-stop:
			return
		}
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

func (s *session) end() { close(s.key) }

func newSession(conn net.Conn) *session {
	s := &session{conn: conn, key: make(chan string)}
	go s.greet()
	return s
}

// Greet greets who says its key, and lets the greeter go in any case.
func Greet(conn net.Conn) error {
	defer conn.Close()
	s := newSession(conn)
	defer s.end()
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
	gone chan struct{}
}

// Join has a client until it goes, and its closer as well.
func (h *Hub) Join(conn net.Conn) {
	c := &client{of: h.term, conn: conn, gone: make(chan struct{})}
	defer close(c.gone)
	go func() {
		select {
		case <-c.of.done():
		case <-c.gone:
		}
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
