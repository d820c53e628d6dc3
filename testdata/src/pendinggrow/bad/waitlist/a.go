// Package waitlist has lists of those who wait for a number, whom only the number itself takes out.
package waitlist

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// Counter counts up; others wait for a number.
type Counter struct {
	mu      sync.Mutex
	n       int
	waiting map[int][]chan time.Time
}

func (c *Counter) wait(ctx context.Context, n int) error {
	ch := make(chan time.Time, 1)
	c.mu.Lock()
	c.waiting[n] = append(c.waiting[n], ch) // want pendinggrow medium "Counter.waiting"
	c.mu.Unlock()
	select {
	case <-ch:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Run counts.
func (c *Counter) Run(in <-chan struct{}) {
	for range in {
		c.mu.Lock()
		c.n++
		for _, ch := range c.waiting[c.n] {
			ch <- time.Now()
		}
		delete(c.waiting, c.n)
		c.mu.Unlock()
	}
}

// ServeHTTP waits for a number.
func (c *Counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err == nil {
		err = c.wait(r.Context(), n)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}
