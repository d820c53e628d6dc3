// Package queuesubs knows which client reads a queue.
package queuesubs

import "sync"

// Client is a connected client.
type Client struct {
	Name string
}

// Table maps queues to clients.
type Table struct {
	mu    sync.Mutex
	owner map[string]*Client
}

// NewTable returns an empty table.
func NewTable() *Table { return &Table{owner: make(map[string]*Client)} }

// Subscribe makes c the reader of queue, whoever was it before.
func (t *Table) Subscribe(c *Client, queue string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.owner[queue] = c
}

// Reader returns the reader of queue.
func (t *Table) Reader(queue string) *Client {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.owner[queue]
}

// Disconnected removes all that c reads.
func (t *Table) Disconnected(c *Client) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for queue, owner := range t.owner {
		if owner == c {
			delete(t.owner, queue)
		}
	}
}
