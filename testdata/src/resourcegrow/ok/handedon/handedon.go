// Package handedon hands what it opens to others, and closes it where a step before that fails.
package handedon

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
)

// Exchange joins lines.
type Exchange struct {
	lines chan net.Conn
	// Call opens a line to the other side.
	Call func(context.Context) (net.Conn, error)
}

// Join greets a line and passes it to whoever serves.
func (e *Exchange) Join(addr, name string) error {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(c, name); err != nil {
		c.Close()
		return err
	}
	e.lines <- c
	return nil
}

// Serve answers on each line.
func (e *Exchange) Serve() {
	for c := range e.lines {
		go func() {
			defer c.Close()
			_, _ = io.Copy(io.Discard, c)
		}()
	}
}

// Pass joins a line with one that the function in a field opens. What says of its error what kind
// it is comes after a failure alone.
func (e *Exchange) Pass(in net.Conn) error {
	defer in.Close()
	out, err := e.Call(context.Background())
	if err != nil {
		return err
	} else if errors.Is(err, os.ErrDeadlineExceeded) {
		return nil
	}
	if _, err := io.WriteString(out, "from "+in.RemoteAddr().String()); err != nil {
		return errors.Join(err, out.Close())
	}
	both(in, out)
	return nil
}

func both(a, b net.Conn) {
	defer b.Close()
	_, _ = io.Copy(b, a)
}

// Mill keeps count of what it grinds, and the line that it has begun last.
type Mill struct {
	mu   sync.Mutex
	n    int
	last net.Conn
}

// Start connects under a lock. Who is given the line closes it, and the mill only looks at it.
func (m *Mill) Start(addr string) (_ net.Conn, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			c.Close()
		}
	}()
	if _, err := c.Write([]byte("grind")); err != nil {
		return nil, err
	}
	m.n++
	m.last = c
	return c, nil
}

// Last tells of the line begun last.
func (m *Mill) Last() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.last.RemoteAddr().String()
}

// ServeHTTP grinds.
func (m *Mill) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c, err := m.Start(r.FormValue("addr"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer c.Close()
	_, _ = io.Copy(w, c)
}
