// Package answeredended: each connection that a server accepts has counts of its own, and the server
// closes connections.
package answeredended

import (
	"net"
	"net/http"
	"sync"
)

type conn struct {
	net.Conn
	mu    sync.Mutex
	texts map[string]int
}

func (c *conn) Write(p []byte) (int, error) {
	c.mu.Lock()
	c.texts[string(p)]++
	c.mu.Unlock()
	return c.Conn.Write(p)
}

func (c *conn) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.texts)
	return c.Conn.Close()
}

type listener struct{ net.Listener }

func (l listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &conn{Conn: c, texts: map[string]int{}}, nil
}

// Serve serves on what it counts.
func Serve(l net.Listener) error { return http.Serve(listener{l}, http.NotFoundHandler()) }
