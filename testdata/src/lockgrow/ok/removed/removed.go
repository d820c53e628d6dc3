// Package removed takes the lock out with the thing it guards.
package removed

import (
	"bufio"
	"net"
	"sync"
)

type lane struct {
	in   chan []byte
	quit chan struct{}
}

// Bridge has a lock and a worker for each connection, while it lasts.
type Bridge struct {
	mu    sync.Mutex
	locks map[net.Conn]*sync.Mutex
	lanes map[string]*lane
}

// NewBridge returns a bridge.
func NewBridge() *Bridge {
	return &Bridge{locks: map[net.Conn]*sync.Mutex{}, lanes: map[string]*lane{}}
}

// Serve connects everybody.
func (b *Bridge) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		b.mu.Lock()
		b.locks[c] = &sync.Mutex{}
		b.mu.Unlock()
		go b.carry(c)
	}
}

func (b *Bridge) carry(c net.Conn) {
	l := b.lane(c.RemoteAddr().String(), c)
	in := bufio.NewScanner(c)
	for in.Scan() {
		l.in <- append([]byte(nil), in.Bytes()...)
	}
	b.part(c)
}

func (b *Bridge) lane(name string, c net.Conn) *lane {
	b.mu.Lock()
	defer b.mu.Unlock()
	l, ok := b.lanes[name]
	if !ok {
		l = &lane{in: make(chan []byte, 4), quit: make(chan struct{})}
		b.lanes[name] = l
		go l.run(c)
	}
	return l
}

func (b *Bridge) part(c net.Conn) {
	defer c.Close()
	name := c.RemoteAddr().String()
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.locks, c)
	if l, ok := b.lanes[name]; ok {
		close(l.quit)
		delete(b.lanes, name)
	}
}

func (l *lane) run(c net.Conn) {
	for {
		select {
		case <-l.quit:
			return
		case p := <-l.in:
			_, _ = c.Write(p)
		}
	}
}
