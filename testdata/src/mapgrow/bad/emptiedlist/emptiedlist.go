// Package main forgets the addresses of a connection when that is closed, which has emptied their list.
package main

import (
	"log"
	"net"
	"slices"
	"sync"
)

type conn struct {
	m     *mux
	mu    sync.Mutex
	once  sync.Once
	addrs []string
	done  chan struct{}
}

func (c *conn) closed() <-chan struct{} { return c.done }

func (c *conn) heard(a string) {
	c.mu.Lock()
	if len(c.addrs) < 10 {
		c.addrs = append(c.addrs, a)
	}
	c.mu.Unlock()
	c.m.note(c, a)
}

func (c *conn) addresses() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.addrs)
}

func (c *conn) Close() {
	c.once.Do(func() { close(c.done) })
	c.mu.Lock()
	defer c.mu.Unlock()
	c.addrs = nil
}

type mux struct {
	mu     sync.Mutex
	byAddr map[string]*conn
}

func (m *mux) note(c *conn, a string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.byAddr[a] = c // want mapgrow medium "removes only what addrs still holds, which the end has emptied before"
}

func (m *mux) open() *conn {
	c := &conn{m: m, done: make(chan struct{})}
	go func() {
		<-c.closed()
		m.forget(c)
	}()
	return c
}

func (m *mux) forget(c *conn) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, a := range c.addresses() {
		delete(m.byAddr, a)
	}
}

func main() {
	in, err := net.ListenPacket("udp", ":7000")
	if err != nil {
		log.Fatal(err)
	}
	m := &mux{byAddr: map[string]*conn{}}
	c := m.open()
	for b := make([]byte, 1500); ; {
		_, from, err := in.ReadFrom(b)
		if err != nil {
			return
		}
		if b[0] == 0 {
			c.Close()
			c = m.open()
			continue
		}
		c.heard(from.String())
	}
}
