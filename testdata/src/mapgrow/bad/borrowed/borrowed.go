// Package borrowed has workers register with the client that they were made with.
package borrowed

import "sync"

// Client outlives the workers.
type Client struct {
	table *table
}

type table struct {
	mu      sync.Mutex
	workers map[string][]*Worker
}

func (t *table) register(w *Worker) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.workers[w.queue] = append(t.workers[w.queue], w) // want mapgrow low "table.workers"
}

// Find looks workers up.
func (c *Client) Find(queue string) []*Worker {
	c.table.mu.Lock()
	defer c.table.mu.Unlock()
	return c.table.workers[queue]
}

// Dial makes a client.
func Dial() *Client { return &Client{table: &table{workers: map[string][]*Worker{}}} }

// Worker works for a client.
type Worker struct {
	client *Client
	queue  string
	own    map[string]*Worker
	begin  func() error
}

// NewWorker makes one; its client was there before.
func NewWorker(client *Client, queue string) *Worker {
	w := &Worker{client: client, queue: queue, own: map[string]*Worker{}}
	w.begin = sync.OnceValue(w.start)
	return w
}

// Start begins.
func (w *Worker) Start() error { return w.begin() }

func (w *Worker) start() error {
	w.own[w.queue] = w
	w.client.table.register(w)
	return nil
}

// Stop ends the worker; the client keeps it.
func (w *Worker) Stop() {}
