// Package whileload collects for as long as a number that others set lets it.
package whileload

import (
	"sync"
	"sync/atomic"
)

const running = 1

// Collector collects names.
type Collector struct {
	names map[string]int
	state int32
}

// Start starts one.
func Start(next func() (string, error)) *Collector {
	c := &Collector{names: map[string]int{}, state: running}
	go c.collect(next)
	return c
}

func (c *Collector) collect(next func() (string, error)) {
	for atomic.LoadInt32(&c.state) == running {
		name, err := next()
		if err != nil {
			continue
		}
		c.names[name]++ // want mapgrow medium "Collector.names"
	}
}

// Stop stops it.
func (c *Collector) Stop() { atomic.StoreInt32(&c.state, 0) }

// Guard counts until it is closed.
type Guard struct {
	mu     sync.RWMutex
	closed bool
	counts map[string]int
}

// Watch counts what comes.
func (g *Guard) Watch(next func() (string, error)) {
	for !g.isClosed() {
		name, err := next()
		if err != nil {
			continue
		}
		g.counts[name]++ // want mapgrow medium "Guard.counts"
	}
}

func (g *Guard) isClosed() bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.closed
}

// Close ends it.
func (g *Guard) Close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
}

// Batch has a fixed number of steps.
type Batch struct {
	at    atomic.Int32
	parts []string
	done  map[string]bool
}

// New makes a batch.
func New(parts []string) *Batch { return &Batch{parts: parts, done: map[string]bool{}} }

// Run takes all steps: how far it has come is no flag.
func (b *Batch) Run() int {
	for int(b.at.Load()) < len(b.parts) {
		b.done[b.parts[b.at.Add(1)-1]] = true
	}
	return len(b.done)
}
