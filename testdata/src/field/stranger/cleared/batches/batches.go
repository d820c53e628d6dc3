// Package batches counts events and hands the counts over at an interval.
package batches

import (
	"context"
	"sync"
	"time"
)

// Counter counts by name.
type Counter struct {
	mu     sync.Mutex
	counts map[string]int
	flush  func(map[string]int)
}

// NewCounter returns a counter that gives its counts to flush.
func NewCounter(flush func(map[string]int)) *Counter {
	return &Counter{counts: make(map[string]int), flush: flush}
}

// Hit counts an event.
func (c *Counter) Hit(name string) {
	c.mu.Lock()
	c.counts[name]++
	c.mu.Unlock()
}

// Run flushes until ctx is over.
func (c *Counter) Run(ctx context.Context, every time.Duration) {
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		c.mu.Lock()
		full := c.counts
		c.counts = make(map[string]int, len(full))
		c.mu.Unlock()
		c.flush(full)
	}
}
