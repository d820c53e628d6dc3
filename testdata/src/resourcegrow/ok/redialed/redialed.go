// Package redialed dials again when something has failed, and closes the former connection.
package redialed

import (
	"bufio"
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/rpc"
	"sync"
	"time"
)

// feed reads lines, and dials again where it cannot.
type feed struct {
	addr  string
	conn  net.Conn
	lines *bufio.Reader
}

func (f *feed) dial() error {
	c, err := net.Dial("tcp", f.addr)
	if err != nil {
		return err
	}
	if f.conn != nil {
		f.conn.Close()
	}
	f.conn = c
	f.lines = bufio.NewReader(c)
	return nil
}

func (f *feed) run(out chan<- string) {
	for {
		line, err := f.lines.ReadString('\n')
		if err == nil {
			out <- line
			continue
		}
		for f.dial() != nil {
			time.Sleep(time.Second)
		}
	}
}

// Lines gives the lines of one feed.
func Lines(addr string, out chan<- string) error {
	f := &feed{addr: addr}
	if err := f.dial(); err != nil {
		return err
	}
	f.run(out)
	return nil
}

// talk is a connection in an object of its own.
type talk struct {
	conn net.Conn
	in   *bufio.Reader
}

func (t *talk) hangUp() {
	if t != nil {
		t.conn.Close()
	}
}

func (t *talk) ask(q string) (string, error) {
	if _, err := t.conn.Write([]byte(q)); err != nil {
		return "", err
	}
	return t.in.ReadString('\n')
}

// client replaces the object.
type client struct {
	d    net.Dialer
	addr string
	now  *talk
}

func (c *client) connect(ctx context.Context) error {
	conn, err := c.d.DialContext(ctx, "tcp", c.addr)
	if err != nil {
		return err
	}
	c.now.hangUp()
	c.now = &talk{conn: conn, in: bufio.NewReader(conn)}
	return nil
}

func (c *client) answer(w http.ResponseWriter, r *http.Request) {
	s, err := c.now.ask(r.URL.Path)
	if err != nil {
		_ = c.connect(r.Context())
		return
	}
	_, _ = w.Write([]byte(s))
}

// backend closes its client where a call has failed, and dials when the next one comes.
type backend struct {
	mu sync.Mutex
	rc *rpc.Client
}

func (b *backend) drop() {
	b.rc.Close()
	b.rc = nil
}

func (b *backend) call(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.rc == nil {
		conn, err := net.Dial("tcp", "backend:1")
		if err != nil {
			return
		}
		b.rc = rpc.NewClient(conn)
	}
	var out string
	if err := b.rc.Call("Store.Get", r.URL.Path, &out); err != nil {
		b.drop()
		return
	}
	_, _ = w.Write([]byte(out))
}

// sink swaps its connections, and closes the one that it had.
type sink struct {
	mu   sync.Mutex
	conn *tls.Conn
}

func (s *sink) renew() error {
	conn, err := tls.Dial("tcp", "collector:1", nil)
	if err != nil {
		return err
	}
	s.mu.Lock()
	old := s.conn
	s.conn = conn
	s.mu.Unlock()
	if old != nil {
		return old.Close()
	}
	return nil
}

func (s *sink) Close() error { return s.conn.Close() }

func (s *sink) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = s.conn.Write([]byte(r.URL.Path))
}

// round dials, and hangs up when the round is over.
type round struct{ conn net.Conn }

func (t *round) turn() error {
	c, err := net.Dial("tcp", "peer:1")
	if err != nil {
		return err
	}
	t.conn = c
	defer t.conn.Close()
	_, err = t.conn.Write([]byte("here"))
	return err
}

// Serve serves until that fails.
func Serve(addr string) error {
	s, b, c := &sink{}, &backend{}, &client{addr: addr}
	if err := s.renew(); err != nil {
		return err
	}
	defer s.Close()
	if err := c.connect(context.Background()); err != nil {
		return err
	}
	go func() {
		t := &round{}
		for range time.Tick(time.Minute) {
			_ = s.renew()
			_ = t.turn()
		}
	}()
	http.Handle("/in", s)
	http.HandleFunc("/call", b.call)
	http.HandleFunc("/ask", c.answer)
	return http.ListenAndServe(addr, nil)
}
