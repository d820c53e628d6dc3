// Package rolesplit is set up from outside: one method takes functions, another
// serves requests with them.
package rolesplit

import (
	"net/http"
	"sync"
)

type stage struct {
	fn    func(*http.Request) error
	label string
}

// Chain checks requests.
type Chain struct {
	mu     sync.RWMutex
	stages map[string]stage
	owners map[string]http.Handler
}

// NewChain returns a chain that lets all pass.
func NewChain() *Chain {
	return &Chain{stages: map[string]stage{}, owners: map[string]http.Handler{}}
}

// Use adds a check under a name.
func (c *Chain) Use(name string, fn func(*http.Request) error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stages[name] = stage{fn, "check " + name}
}

// Mount serves what lies under host by h.
func (c *Chain) Mount(host string, h http.Handler) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.owners[host] = h
}

// ServeHTTP implements http.Handler; it reads and never adds.
func (c *Chain) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	for _, s := range c.stages {
		if err := s.fn(r); err != nil {
			http.Error(w, s.label+": "+err.Error(), http.StatusForbidden)
			return
		}
	}
	if h, ok := c.owners[r.Host]; ok {
		h.ServeHTTP(w, r)
	}
}
