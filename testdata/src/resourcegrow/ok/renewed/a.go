// Package renewed puts a new connection in the place of the former one, which whoever has looked it up
// closes.
package renewed

import (
	"net"
	"net/http"
	"sync"
)

// Link sends reports over one connection.
type Link struct {
	to string

	mu  sync.Mutex
	out net.Conn
}

// New returns a link that is not connected.
func New(to string) *Link { return &Link{to: to} }

// Renew connects again.
func (l *Link) Renew() error {
	c, err := net.Dial("tcp", l.to)
	if err != nil {
		return err
	}
	l.mu.Lock()
	l.out = c
	l.mu.Unlock()
	return nil
}

func (l *Link) conn() net.Conn {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out
}

// ServeHTTP sends a report, by a new connection if the old one does not take it.
func (l *Link) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := l.conn()
	if _, err := c.Write([]byte(r.URL.Path)); err == nil {
		return
	}
	c.Close()
	if err := l.Renew(); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	l.conn().Write([]byte(r.URL.Path))
}
