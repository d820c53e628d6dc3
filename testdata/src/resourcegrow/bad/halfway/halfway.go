// Package halfway makes what its callers are given, and fails with it half way.
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

// Open opens a socket, which stays where it cannot be tuned.
func (t Tuner) Open(addr string) (net.PacketConn, error) {
	c, err := net.ListenPacket("udp", addr) // want resourcegrow medium "hands it over on one return path and drops it on another"
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

// newLink has started its goroutine when the greeting fails.
func newLink(w io.Writer, name string) (*link, error) {
	l := &link{out: make(chan []byte), over: make(chan struct{})}
	go l.run(w) // want goroutinegrow medium "hands it over on one return path and drops it on another"
	if err := l.greet(name); err != nil {
		return nil, err
	}
	return l, nil
}

// tail is a file behind an interface.
type tail struct{ f io.ReadCloser }

func (t *tail) Close() error { return t.f.Close() }

// tailOf gives a file that is kept in an object.
func tailOf(name string, at int64) (io.Closer, bool) {
	f, err := os.Open(name) // want resourcegrow medium "hands it over on one return path and drops it on another"
	if err != nil {
		return nil, false
	}
	t := &tail{f: f}
	if n, err := f.Seek(at, io.SeekStart); err != nil || n != at {
		return nil, false
	}
	return t, true
}

// Serve makes them for each request.
func Serve(w http.ResponseWriter, r *http.Request) {
	if c, err := (Tuner{}).Open(r.Host); err == nil {
		defer c.Close()
	}
	if l, err := newLink(w, r.Host); err == nil {
		defer l.close()
	}
	if t, ok := tailOf(r.Host, r.ContentLength); ok {
		defer t.Close()
	}
}
