// Package askedafter lets a source call a collector as long as it likes.
package askedafter

import "sync"

// Source calls visit with what comes.
type Source interface {
	Subscribe(visit func(name string))
}

type collector struct {
	mu    sync.Mutex
	names []string
}

func (c *collector) visit(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.names = append(c.names, name) // want slicegrow medium "collector.names"
}

func (c *collector) run(s Source) { s.Subscribe(c.visit) }

// Watch begins to collect.
func Watch(s Source) func() int {
	c := &collector{}
	c.run(s)
	return func() int {
		c.mu.Lock()
		defer c.mu.Unlock()
		return len(c.names)
	}
}
