// Package byvalue keeps who waits for an answer as a value in a map; who gives up
// leaves it there.
package byvalue

import (
	"context"
	"encoding/json"
	"net"
	"sync"
	"sync/atomic"
)

type answer struct {
	ID   int64
	Text string
}

type question struct {
	ID   int64
	Text string
}

type waiter struct {
	ctx  context.Context
	back chan answer
}

// Client asks over one connection.
type Client struct {
	conn net.Conn
	last atomic.Int64

	mu      sync.Mutex
	waiters map[int64]waiter
	probes  map[int64]waiter
}

// New reads answers from conn.
func New(conn net.Conn) *Client {
	c := &Client{conn: conn, waiters: map[int64]waiter{}, probes: map[int64]waiter{}}
	go c.read()
	return c
}

func (c *Client) read() {
	for in := json.NewDecoder(c.conn); ; {
		var a answer
		if err := in.Decode(&a); err != nil {
			return
		}
		c.answered(a)
	}
}

func (c *Client) answered(a answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if w, ok := c.waiters[a.ID]; ok {
		select {
		case w.back <- a:
		case <-w.ctx.Done():
		}
		delete(c.waiters, a.ID)
	}
	if w, ok := c.probes[a.ID]; ok {
		w.back <- a
		delete(c.probes, a.ID)
	}
}

func (c *Client) wait(id int64, w waiter) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiters[id] = w // want pendinggrow medium "Client.waiters"
}

// Ask asks and waits until ctx ends.
func (c *Client) Ask(ctx context.Context, text string) (string, error) {
	q := question{ID: c.last.Add(1), Text: text}
	back := make(chan answer, 1)
	c.wait(q.ID, waiter{ctx, back})
	_ = json.NewEncoder(c.conn).Encode(q)
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case a := <-back:
		return a.Text, nil
	}
}

func (c *Client) probe(id int64, w waiter) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.probes[id] = w
}

func (c *Client) drop(id int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.probes, id)
}

// Probe does the same, and takes back what it has put in.
func (c *Client) Probe(ctx context.Context) error {
	q := question{ID: c.last.Add(1)}
	back := make(chan answer, 1)
	c.probe(q.ID, waiter{ctx, back})
	defer c.drop(q.ID)
	_ = json.NewEncoder(c.conn).Encode(q)
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-back:
		return nil
	}
}
