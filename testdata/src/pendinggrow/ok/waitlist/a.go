// Package waitlist has lists of those who wait for a number, whom their own end takes out as well.
package waitlist

import (
	"context"
	"net/http"
	"slices"
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
	c.waiting[n] = append(c.waiting[n], ch)
	c.mu.Unlock()
	defer c.forget(n, ch)
	select {
	case <-ch:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *Counter) forget(n int, ch chan time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	left := slices.DeleteFunc(c.waiting[n], func(o chan time.Time) bool { return o == ch })
	if len(left) == 0 {
		delete(c.waiting, n)
		return
	}
	c.waiting[n] = left
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
