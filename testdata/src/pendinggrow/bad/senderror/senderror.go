// Package senderror enters a call before it sends it, and leaves it entered when
// sending fails.
package senderror

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"sync"
)

type packet struct {
	ID   uint64
	Body string
}

// Caller calls over one of many connections.
type Caller struct {
	dial func(ctx context.Context, host string) (net.Conn, error)

	mu    sync.Mutex
	id    uint64
	calls map[uint64]chan string
	tries map[uint64]chan string
}

// NewCaller returns a caller that dials with dial.
func NewCaller(dial func(context.Context, string) (net.Conn, error)) *Caller {
	return &Caller{dial: dial, calls: map[uint64]chan string{}, tries: map[uint64]chan string{}}
}

// Handle takes the packets that come in.
func (c *Caller) Handle(p packet) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range []map[uint64]chan string{c.calls, c.tries} {
		if ch, ok := m[p.ID]; ok {
			ch <- p.Body
		}
	}
}

func (c *Caller) send(ctx context.Context, host string, p packet) error {
	conn, err := c.dial(ctx, host)
	if err != nil {
		return err
	}
	defer conn.Close()
	return json.NewEncoder(conn).Encode(p)
}

func (c *Caller) drop(id uint64) {
	c.mu.Lock()
	delete(c.calls, id)
	c.mu.Unlock()
}

// Call sends body to host and waits for the answer.
func (c *Caller) Call(ctx context.Context, host, body string) (string, error) {
	ch := make(chan string, 1)
	c.mu.Lock()
	c.id++
	id := c.id
	c.calls[id] = ch // want pendinggrow medium "Caller.calls"
	c.mu.Unlock()
	if err := c.send(ctx, host, packet{id, body}); err != nil {
		return "", fmt.Errorf("calling %s: %w", host, err)
	}
	select {
	case ans := <-ch:
		c.drop(id)
		return ans, nil
	case <-ctx.Done():
		c.drop(id)
		return "", ctx.Err()
	}
}

// Try is Call with an entry that goes on every way out.
func (c *Caller) Try(ctx context.Context, host, body string) (ans string, err error) {
	ch := make(chan string, 1)
	c.mu.Lock()
	c.id++
	id := c.id
	c.tries[id] = ch
	c.mu.Unlock()
	if err = c.send(ctx, host, packet{id, body}); err == nil {
		select {
		case ans = <-ch:
		case <-ctx.Done():
			err = ctx.Err()
		}
	}
	c.mu.Lock()
	delete(c.tries, id)
	c.mu.Unlock()
	return ans, err
}
