// Package layers builds chains at set-up, or over lists.
package layers

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
)

// Chain is a chain of handlers.
type Chain struct {
	mu      sync.Mutex
	handler http.Handler
	log     *slog.Logger
	done    func()
}

// New wraps once for each middleware.
func New(h http.Handler, list []func(http.Handler) http.Handler) *Chain {
	c := &Chain{handler: h, log: slog.Default()}
	for _, wrap := range list {
		c.handler = wrap(c.handler)
	}
	c.log = c.log.With("chain", len(list))
	return c
}

// ServeHTTP wraps what belongs to the request.
func (c *Chain) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	ctx := context.WithValue(r.Context(), "a", 1)
	ctx = context.WithValue(ctx, "b", 2)
	c.handler.ServeHTTP(w, r.WithContext(ctx))
}

// Set replaces.
func (c *Chain) Set(done func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done = func() { done() }
}
