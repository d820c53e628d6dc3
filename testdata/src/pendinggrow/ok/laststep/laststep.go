// Package laststep has a table that helpers are given, which put an entry in as their last step:
// where they fail there is none.
package laststep

import (
	"errors"
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

var errBusy = errors.New("busy")

func put(open map[int64]net.Conn, mu *sync.Mutex, id int64, c net.Conn) {
	mu.Lock()
	defer mu.Unlock()
	open[id] = c
}

func dial(open map[int64]net.Conn, mu *sync.Mutex, id int64, addr string) (net.Conn, error) {
	if addr == "" {
		return nil, errBusy
	}
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	put(open, mu, id, c)
	return c, nil
}

// Connect opens a line, which Hangup ends.
func (l *Lines) Connect(addr string) (int64, error) {
	id := l.next.Add(1)
	if _, err := dial(l.open, &l.mu, id, addr); err != nil {
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
