// want mapgrow|zombiegrow|pendinggrow Table.owner low

// Package queuesubs knows which client reads a queue.
package queuesubs

import (
	"fmt"
	"sync"
)

// Client is a connected client. It reads at most one queue.
type Client struct {
	Name  string
	queue string
}

// Table maps queues to clients.
type Table struct {
	mu    sync.Mutex
	owner map[string]*Client
}

// NewTable returns an empty table.
func NewTable() *Table { return &Table{owner: make(map[string]*Client)} }

// Subscribe makes c the reader of queue, whoever was it before.
func (t *Table) Subscribe(c *Client, queue string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if c.queue != "" {
		return fmt.Errorf("%s reads %s already", c.Name, c.queue)
	}
	c.queue = queue
	t.owner[queue] = c
	return nil
}

// Reader returns the reader of queue.
func (t *Table) Reader(queue string) *Client {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.owner[queue]
}

// Disconnected removes what c still holds. If somebody else has subscribed since,
// the entry is theirs.
func (t *Table) Disconnected(c *Client) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.owner[c.queue] == c {
		delete(t.owner, c.queue)
	}
}
