// Package inplace filters lists where they are.
package inplace

import (
	"context"
	"net/http"
	"slices"
	"sync"
	"time"
)

type ticket struct {
	name  string
	until time.Time
}

// Counter sells tickets and throws out old ones.
type Counter struct {
	mu      sync.Mutex
	halls   []ticket
	stalls  []ticket
	swapped []ticket
}

// Open returns a counter that tidies up until ctx ends.
func Open(ctx context.Context) *Counter {
	c := &Counter{}
	go c.tidy(ctx)
	return c
}

// ServeHTTP sells.
func (c *Counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	t := ticket{r.FormValue("name"), time.Now().Add(time.Hour)}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.halls = append(c.halls, t)
	c.stalls = append(c.stalls, t)
	c.swapped = append(c.swapped, t)
}

func (c *Counter) tidy(ctx context.Context) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-t.C:
			c.drop(now)
		}
	}
}

func (c *Counter) drop(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	left := c.halls[:0]
	for _, t := range c.halls {
		if t.until.After(now) {
			left = append(left, t)
		}
	}
	clear(c.halls[len(left):])
	c.halls = left
	c.stalls = slices.DeleteFunc(c.stalls, func(t ticket) bool { return t.until.Before(now) })
	for i := 0; i < len(c.swapped); {
		if c.swapped[i].until.After(now) {
			i++
			continue
		}
		last := len(c.swapped) - 1
		c.swapped[i] = c.swapped[last]
		c.swapped = c.swapped[:last]
	}
}
