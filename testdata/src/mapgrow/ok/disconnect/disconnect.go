// Package disconnect takes entries out where their subject ends: on disconnect,
// when a count reaches zero, and by a message to the loop that owns the map.
package disconnect

import (
	"bufio"
	"net"
	"sync"
)

type client struct {
	conn  net.Conn
	topic string
}

// Hub knows who is there.
type Hub struct {
	mu     sync.Mutex
	names  map[string]*client
	topics map[string]int

	join  chan *client
	leave chan *client
	wires map[net.Conn]*client
}

// NewHub returns a hub that runs.
func NewHub() *Hub {
	h := &Hub{names: map[string]*client{}, topics: map[string]int{}, join: make(chan *client), leave: make(chan *client), wires: map[net.Conn]*client{}}
	go h.own()
	return h
}

func (h *Hub) own() {
	for {
		select {
		case c := <-h.join:
			h.wires[c.conn] = c
		case c := <-h.leave:
			delete(h.wires, c.conn)
		}
	}
}

// Serve talks to everybody who comes.
func (h *Hub) Serve(ln net.Listener) error {
	for {
		conn, err := ln.Accept()
		if err != nil {
			return err
		}
		go h.talk(conn)
	}
}

func (h *Hub) talk(conn net.Conn) {
	defer conn.Close()
	in := bufio.NewScanner(conn)
	if !in.Scan() {
		return
	}
	name := in.Text()
	c := &client{conn: conn, topic: name[:min(1, len(name))]}
	h.join <- c
	h.arrive(name, c)
	for in.Scan() {
		_, _ = conn.Write(in.Bytes())
	}
	h.depart(name)
	h.leave <- c
}

func (h *Hub) arrive(name string, c *client) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.names[name] = c
	h.topics[c.topic]++
}

func (h *Hub) depart(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	c, ok := h.names[name]
	if !ok {
		return
	}
	delete(h.names, name)
	h.topics[c.topic]--
	if h.topics[c.topic] == 0 {
		delete(h.topics, c.topic)
	}
}
