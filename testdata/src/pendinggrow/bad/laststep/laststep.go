// Package laststep has a table that a helper is given, which puts an entry in and can fail after
// that: the entry stays.
package laststep

import (
	"net"
	"sync"
	"sync/atomic"
)

// Lines has open lines by their number.
type Lines struct {
	mu   sync.Mutex
	next atomic.Int64
	open map[int64]net.Conn
}

func put(open map[int64]net.Conn, mu *sync.Mutex, id int64, c net.Conn) {
	mu.Lock()
	defer mu.Unlock()
	open[id] = c
}

func dial(open map[int64]net.Conn, mu *sync.Mutex, id int64, addr string) error {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	put(open, mu, id, c)
	if _, err := c.Write([]byte("hello\n")); err != nil {
		c.Close()
		return err
	}
	return nil
}

// Connect opens a line, which Hangup ends.
func (l *Lines) Connect(addr string) (int64, error) {
	id := l.next.Add(1)
	if err := dial(l.open, &l.mu, id, addr); err != nil { // want pendinggrow medium "Connect does not remove it when dial fails"
		return 0, err
	}
	return id, nil
}

// Hangup ends a line.
func (l *Lines) Hangup(id int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c := l.open[id]; c != nil {
		c.Close()
		delete(l.open, id)
	}
}
