// Package rebuild puts new maps in the place of old ones.
package rebuild

import (
	"log"
	"net/http"
	"sync"
	"time"
)

// Collector sums up what it hears between two reports.
type Collector struct {
	mu      sync.Mutex
	pending map[string]int
	lazy    map[string]int
	now     map[string]int
	before  map[string]int
}

// Start returns a collector that reports each minute.
func Start() *Collector {
	c := &Collector{pending: map[string]int{}, now: map[string]int{}, before: map[string]int{}}
	go c.loop()
	return c
}

// ServeHTTP hears.
func (c *Collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pending[r.RemoteAddr]++
	if c.lazy == nil {
		c.lazy = make(map[string]int)
	}
	c.lazy[r.URL.Path]++
	c.now[r.Host]++
	if c.before[r.Host] > 1000 {
		http.Error(w, "busy", http.StatusTooManyRequests)
	}
}

func (c *Collector) loop() {
	for range time.Tick(time.Minute) {
		for from, n := range c.take() {
			log.Print(from, n)
		}
		c.rotate()
	}
}

// take swaps: the caller drains what was collected.
func (c *Collector) take() map[string]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	got := c.pending
	c.pending = make(map[string]int, len(got))
	return got
}

// rotate keeps two generations, and sets one map to nil.
func (c *Collector) rotate() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.before, c.now = c.now, map[string]int{}
	c.lazy = nil
}
