// Package everybranch removes the entry on each branch by itself.
package everybranch

import (
	"context"
	"errors"
	"sync"
	"time"
)

var (
	errLate = errors.New("too late")
	errFull = errors.New("too many")
)

// Client asks for numbers.
type Client struct {
	send func(id int) error

	mu   sync.Mutex
	last int
	open map[int]chan int
	few  map[int]chan int
}

// NewClient sends with send.
func NewClient(send func(int) error) *Client {
	return &Client{send: send, open: map[int]chan int{}, few: map[int]chan int{}}
}

// Answer hands in what came.
func (c *Client) Answer(id, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ch, ok := c.open[id]; ok {
		delete(c.open, id)
		ch <- n
	}
	if ch, ok := c.few[id]; ok {
		delete(c.few, id)
		ch <- n
	}
}

func (c *Client) forget(id int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, id)
}

// Ask asks and waits.
func (c *Client) Ask(ctx context.Context) (int, error) {
	ch := make(chan int, 1)
	c.mu.Lock()
	c.last++
	id := c.last
	c.open[id] = ch
	c.mu.Unlock()
	if err := c.send(id); err != nil {
		c.forget(id)
		return 0, err
	}
	t := time.NewTimer(time.Second)
	defer t.Stop()
	select {
	case n := <-ch:
		c.forget(id)
		return n, nil
	case <-t.C:
		c.forget(id)
		return 0, errLate
	case <-ctx.Done():
		c.forget(id)
		return 0, ctx.Err()
	}
}

// AskFew lets no more than 64 be under way, also if no answer ever comes.
func (c *Client) AskFew(ctx context.Context) (int, error) {
	ch := make(chan int, 1)
	c.mu.Lock()
	if len(c.few) >= 64 {
		c.mu.Unlock()
		return 0, errFull
	}
	c.last++
	id := c.last
	c.few[id] = ch
	c.mu.Unlock()
	if err := c.send(id); err != nil {
		return 0, err
	}
	select {
	case n := <-ch:
		return n, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}
