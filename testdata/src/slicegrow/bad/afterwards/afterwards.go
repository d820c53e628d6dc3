// Package afterwards is a pool of workers that remembers what to call at its end.
package afterwards

import (
	"context"
	"sync"
)

// Job is run by a worker; what it returns is called when all is over.
type Job func(context.Context) (undo func())

// Crew runs jobs.
type Crew struct {
	jobs chan Job
	mu   sync.Mutex
	undo []func()
	once []func()
	wg   sync.WaitGroup
}

// NewCrew starts n workers.
func NewCrew(ctx context.Context, n int) *Crew {
	c := &Crew{jobs: make(chan Job, n)}
	ctx, cancel := context.WithCancel(ctx)
	c.once = append(c.once, cancel)
	for range n {
		c.wg.Add(1)
		go c.work(ctx)
	}
	return c
}

// Submit waits for room and hands the job over.
func (c *Crew) Submit(j Job) { c.jobs <- j }

func (c *Crew) work(ctx context.Context) {
	defer c.wg.Done()
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-c.jobs:
			undo := j(ctx)
			if undo == nil {
				continue
			}
			c.mu.Lock()
			c.undo = append(c.undo, undo) // want slicegrow medium "Crew.undo"
			c.mu.Unlock()
		}
	}
}

// Close ends the workers and calls what was remembered.
func (c *Crew) Close() {
	for _, f := range c.once {
		f()
	}
	c.wg.Wait()
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, f := range c.undo {
		f()
	}
	c.undo = nil
}
