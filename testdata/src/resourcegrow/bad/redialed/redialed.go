// Package redialed dials again when something has failed, and forgets the former connection.
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
	c, err := net.Dial("tcp", f.addr) // want resourcegrow medium "replaces the one in conn, which nothing releases"
	if err != nil {
		return err
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
	conn, err := c.d.DialContext(ctx, "tcp", c.addr) // want resourcegrow medium "replaces the one in now, which nothing releases"
	if err != nil {
		return err
	}
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

// backend sets its client to nil where a call has failed, and does not close it.
type backend struct {
	mu sync.Mutex
	rc *rpc.Client
}

func (b *backend) call(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.rc == nil {
		conn, err := net.Dial("tcp", "backend:1") // want resourcegrow medium "replaces the one in rc, which nothing releases"
		if err != nil {
			return
		}
		b.rc = rpc.NewClient(conn)
	}
	var out string
	if err := b.rc.Call("Store.Get", r.URL.Path, &out); err != nil {
		b.rc = nil
		return
	}
	_, _ = w.Write([]byte(out))
}

// sink closes the last of its connections, when all is over.
type sink struct {
	mu   sync.Mutex
	conn *tls.Conn
}

func (s *sink) renew() error {
	conn, err := tls.Dial("tcp", "collector:1", nil) // want resourcegrow medium "replaces the one in conn, which is not released first"
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conn = conn
	return nil
}

func (s *sink) Close() error { return s.conn.Close() }

func (s *sink) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = s.conn.Write([]byte(r.URL.Path))
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
		for range time.Tick(time.Minute) {
			_ = s.renew()
		}
	}()
	http.Handle("/in", s)
	http.HandleFunc("/call", b.call)
	http.HandleFunc("/ask", c.answer)
	return http.ListenAndServe(addr, nil)
}
