// Package fixedqueues has queues of 128 places, counters of a fixed number, and a
// pool of a fixed size whose members are given back.
package fixedqueues

import (
	"net"
	"sync"
	"sync/atomic"
)

const (
	inbound = iota
	outbound
	refused
	kinds
)

type buffer [4096]byte

// Hub moves bytes.
type Hub struct {
	in       chan *buffer
	out      chan *buffer
	pool     chan *buffer
	counters [kinds]atomic.Int64
	mu       sync.Mutex
	byKind   map[int]int64
}

// NewHub returns a hub with a pool of 64 buffers.
func NewHub() *Hub {
	h := &Hub{in: make(chan *buffer, 128), out: make(chan *buffer, 128), pool: make(chan *buffer, 64), byKind: map[int]int64{}}
	for range cap(h.pool) {
		h.pool <- new(buffer)
	}
	go h.move()
	return h
}

func (h *Hub) move() {
	for b := range h.in {
		h.out <- b
		h.count(outbound)
	}
}

func (h *Hub) count(kind int) {
	h.counters[kind].Add(1)
	h.mu.Lock()
	h.byKind[kind]++
	h.mu.Unlock()
}

// Serve reads from each connection.
func (h *Hub) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go h.attend(c)
	}
}

func (h *Hub) attend(c net.Conn) {
	defer c.Close()
	for {
		b := <-h.pool
		if _, err := c.Read(b[:]); err != nil {
			h.pool <- b
			h.count(refused)
			return
		}
		h.count(inbound)
		h.in <- b
		done := <-h.out
		_, err := c.Write(done[:])
		h.pool <- done
		if err != nil {
			return
		}
	}
}
