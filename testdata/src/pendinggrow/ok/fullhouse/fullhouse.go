// Package fullhouse enters a call by the line it came on, and hangs up when all desks are taken; whoever
// looks over the calls takes out those whose line is closed.
package fullhouse

import (
	"bufio"
	"net"
	"sync"
)

type call struct {
	from  string
	lines int
}

// House answers calls.
type House struct {
	mu    sync.Mutex
	calls map[net.Conn]*call
	desks chan struct{}
}

// New has some desks.
func New(n int) *House {
	return &House{calls: map[net.Conn]*call{}, desks: make(chan struct{}, n)}
}

// Run answers until the listener fails.
func (h *House) Run(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go h.answer(c)
	}
}

// Look takes a call out that was not answered.
func (h *House) Look(c net.Conn) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.calls, c)
}

func (h *House) answer(c net.Conn) {
	defer c.Close()
	x := &call{from: c.RemoteAddr().String()}
	h.mu.Lock()
	h.calls[c] = x
	h.mu.Unlock()
	select {
	case h.desks <- struct{}{}:
	default:
		return
	}
	defer func() {
		<-h.desks
		h.mu.Lock()
		delete(h.calls, c)
		h.mu.Unlock()
	}()
	for in := bufio.NewScanner(c); in.Scan(); {
		x.lines++
	}
}
