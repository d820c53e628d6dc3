// Package deferred takes each entry back by a deferred call, whatever happens.
package deferred

import (
	"context"
	"encoding/json"
	"net"
	"sync"
)

type packet struct {
	ID   uint64
	Text string
}

type calls struct {
	mu   sync.Mutex
	last uint64
	open map[uint64]chan packet
}

func (c *calls) begin() (uint64, chan packet, func()) {
	ch := make(chan packet, 1)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last++
	id := c.last
	c.open[id] = ch
	return id, ch, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.open, id)
	}
}

// Peer is one end of a connection.
type Peer struct {
	conn  net.Conn
	calls calls
}

// NewPeer reads from conn.
func NewPeer(conn net.Conn) *Peer {
	p := &Peer{conn: conn, calls: calls{open: map[uint64]chan packet{}}}
	go p.read()
	return p
}

func (p *Peer) read() {
	dec := json.NewDecoder(p.conn)
	for {
		var in packet
		if err := dec.Decode(&in); err != nil {
			return
		}
		p.calls.mu.Lock()
		if ch := p.calls.open[in.ID]; ch != nil {
			select {
			case ch <- in:
			default:
			}
		}
		p.calls.mu.Unlock()
	}
}

// Ask waits for the answer or for the end of ctx.
func (p *Peer) Ask(ctx context.Context, text string) (string, error) {
	id, ch, end := p.calls.begin()
	defer end()
	if err := json.NewEncoder(p.conn).Encode(packet{id, text}); err != nil {
		return "", err
	}
	select {
	case in := <-ch:
		return in.Text, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
