// Package halfway makes what its callers are given, and lets it go where it fails half way.
package halfway

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
)

var errShort = errors.New("short")

// Tuner sets up sockets.
type Tuner struct{ Tune func(net.PacketConn) error }

// Open opens a socket, and closes it where it cannot be tuned.
func (t Tuner) Open(addr string) (net.PacketConn, error) {
	c, err := net.ListenPacket("udp", addr)
	if err != nil {
		return nil, err
	}
	if t.Tune != nil {
		if err := tune(c, t.Tune); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func tune(c net.PacketConn, by func(net.PacketConn) error) error {
	if c.LocalAddr() == nil {
		_ = c.Close()
		return errShort
	}
	return nil
}

// link sends what it is given, on a goroutine of its own.
type link struct {
	out  chan []byte
	over chan struct{}
	name string
}

func (l *link) run(w io.Writer) {
	for {
		select {
		case b := <-l.out:
			_, _ = w.Write(b)
		case <-l.over:
			return
		}
	}
}

func (l *link) close() { close(l.over) }

func (l *link) greet(name string) error {
	if name == "" {
		return errShort
	}
	l.name = name
	return nil
}

// newLink asks for the greeting first.
func newLink(w io.Writer, name string) (*link, error) {
	l := &link{out: make(chan []byte), over: make(chan struct{})}
	if err := l.greet(name); err != nil {
		return nil, err
	}
	go l.run(w)
	return l, nil
}

// tail is a file behind an interface.
type tail struct{ f io.ReadCloser }

func (t *tail) Close() error { return t.f.Close() }

// tailOf gives the object on each way, and its caller closes it.
func tailOf(name string, at int64) (io.Closer, bool) {
	f, err := os.Open(name)
	if err != nil {
		return nil, false
	}
	t := &tail{f: f}
	if n, err := f.Seek(at, io.SeekStart); err != nil || n != at {
		return t, false
	}
	return t, true
}

// first tries some names; what it opened is what it gives.
func first(names []string) (f *os.File, err error) {
	for _, n := range names {
		if f, err = os.Open(n); err == nil {
			return f, nil
		}
	}
	return nil, err
}

// some tries again until one could be opened.
func some(name string) *os.File {
	for range 3 {
		if f, ok := try(name); ok {
			return f
		}
	}
	return nil
}

func try(name string) (*os.File, bool) {
	f, err := os.Open(name)
	if err != nil {
		return nil, false
	}
	return f, true
}

// Serve makes them for each request.
func Serve(w http.ResponseWriter, r *http.Request) {
	if c, err := (Tuner{}).Open(r.Host); err == nil {
		defer c.Close()
	}
	if l, err := newLink(w, r.Host); err == nil {
		defer l.close()
	}
	t, _ := tailOf(r.Host, r.ContentLength)
	if t != nil {
		defer t.Close()
	}
	if f, err := first([]string{r.Host, "x"}); err == nil {
		defer f.Close()
	}
	if f := some(r.Host); f != nil {
		defer f.Close()
	}
}
