// Package shelved keeps a lane for each connection on a shelf, from which the end of the
// connection takes it.
package shelved

import (
	"net"
	"sync"
)

type lane struct {
	lines chan string
	stop  chan struct{}
}

func (l *lane) run(to net.Conn) {
	for {
		select {
		case line := <-l.lines:
			if _, err := to.Write([]byte(line)); err != nil {
				to.Close()
			}
		case <-l.stop:
			return
		}
	}
}

// Bridge carries lines.
type Bridge struct{ lanes sync.Map }

// Carry opens a lane for a connection.
func (b *Bridge) Carry(c net.Conn) {
	b.open(c).lines <- "hello"
}

func (b *Bridge) open(c net.Conn) *lane {
	l := &lane{lines: make(chan string, 8), stop: make(chan struct{})}
	go l.run(c)
	b.lanes.Store(c.RemoteAddr().String(), l)
	return l
}

// Part ends what a connection has.
func (b *Bridge) Part(c net.Conn) {
	if l, ok := b.lanes.LoadAndDelete(c.RemoteAddr().String()); ok {
		close(l.(*lane).stop)
	}
}
