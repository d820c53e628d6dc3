// Package handedon hands what it opens to others at the end, and drops it where a step before that
// fails.
package handedon

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
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
	c, err := net.Dial("tcp", addr) // want resourcegrow medium "hands it over on one return path and drops it on another"
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(c, name); err != nil {
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

// Pass joins a line with one that the function in a field opens.
func (e *Exchange) Pass(in net.Conn) error {
	defer in.Close()
	out, err := e.Call(context.Background()) // want resourcegrow medium "Exchange.Call .*on some return paths"
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, "from "+in.RemoteAddr().String()); err != nil {
		return err
	}
	both(in, out)
	return nil
}

func both(a, b net.Conn) {
	defer b.Close()
	_, _ = io.Copy(b, a)
}

// Mill keeps count of what it grinds.
type Mill struct {
	mu sync.Mutex
	n  int
}

// Start connects under a lock, so that its results are variables until that is let go of.
func (m *Mill) Start(addr string) (net.Conn, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c, err := net.Dial("tcp", addr) // want resourcegrow medium "hands it over on one return path and drops it on another"
	if err != nil {
		return nil, err
	}
	if _, err := c.Write([]byte("grind")); err != nil {
		return nil, err
	}
	m.n++
	return c, nil
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
