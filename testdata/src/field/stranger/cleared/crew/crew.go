// Package crew runs a worker for each job and knows which are running.
package crew

import (
	"context"
	"sync"
)

type worker struct {
	cancel context.CancelFunc
}

// Crew is a set of running workers.
type Crew struct {
	mu      sync.Mutex
	running map[string]*worker
}

// New returns a crew without workers.
func New() *Crew { return &Crew{running: make(map[string]*worker)} }

// Start runs job unless it is running; its entry goes as it ends.
func (c *Crew) Start(ctx context.Context, name string, job func(context.Context)) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.running[name]; ok {
		return false
	}
	ctx, cancel := context.WithCancel(ctx)
	c.running[name] = &worker{cancel}
	go func() {
		defer c.ended(name)
		job(ctx)
	}()
	return true
}

// Cancel asks a job to end.
func (c *Crew) Cancel(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if w, ok := c.running[name]; ok {
		w.cancel()
	}
}

func (c *Crew) ended(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.running[name].cancel()
	delete(c.running, name)
}
