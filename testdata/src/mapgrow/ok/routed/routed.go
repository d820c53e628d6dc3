// Package routed counts requests by the pattern that has matched.
package routed

import (
	"net/http"
	"sync"
)

// Count counts requests.
type Count struct {
	mu   sync.Mutex
	by   map[string]int
	slow map[string]bool
}

// NewCount has counted none.
func NewCount() *Count { return &Count{by: map[string]int{}, slow: map[string]bool{}} }

func (c *Count) add(route string) {
	c.mu.Lock()
	c.by[route]++
	c.mu.Unlock()
}

// Wrap counts what a handler answers.
func (c *Count) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		route := r.Pattern
		if route == "" {
			route = "none"
		}
		c.add(route)
	})
}

// ServeHTTP notes which are slow.
func (c *Count) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.slow[r.Pattern] = true
}
