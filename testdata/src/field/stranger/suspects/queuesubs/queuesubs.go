// want mapgrow|zombiegrow|pendinggrow Table.owner low

// Package queuesubs knows which client reads a queue.
package queuesubs

import "sync"

// Client is a connected client.
type Client struct {
	Name   string
	queues []string
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
	if len(c.queues) < 16 {
		c.queues = append(c.queues, queue)
	}
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
	for _, queue := range c.queues {
		if t.owner[queue] == c {
			delete(t.owner, queue)
		}
	}
}
