// Package ordered keeps a map and the order in which its keys came; who leaves
// stays in the order.
package ordered

import (
	"bufio"
	"net"
	"slices"
	"sync"
)

// Bench seats those who wait.
type Bench struct {
	mu    sync.Mutex
	seats map[string]net.Conn
	queue []string
	ranks []string
}

// NewBench returns an empty bench.
func NewBench() *Bench { return &Bench{seats: map[string]net.Conn{}} }

// Serve seats everybody who comes.
func (b *Bench) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go b.seat(c)
	}
}

func (b *Bench) seat(c net.Conn) {
	defer c.Close()
	name := c.RemoteAddr().String()
	b.sit(name, c)
	in := bufio.NewScanner(c)
	for in.Scan() {
		b.tell(name, in.Bytes())
	}
	b.rise(name)
}

func (b *Bench) sit(name string, c net.Conn) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.seats[name] = c
	b.queue = append(b.queue, name) // want slicegrow medium "Bench.queue"
	b.ranks = append(b.ranks, name)
}

func (b *Bench) rise(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.seats, name)
	if i := slices.Index(b.ranks, name); i >= 0 {
		b.ranks = slices.Delete(b.ranks, i, i+1)
	}
}

func (b *Bench) tell(from string, line []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, name := range b.queue {
		if c, ok := b.seats[name]; ok && name != from {
			_, _ = c.Write(append([]byte(b.ranks[0]+" "), line...))
		}
	}
}
