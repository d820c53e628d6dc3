// Package hooklist takes functions from outside and calls them for each request.
package hooklist

import (
	"net/http"
	"sync"
)

// Upstreams sends requests on, and tells others of what becomes of them.
type Upstreams struct {
	mu       sync.RWMutex
	handlers []http.Handler
	watchers []func(up bool)
	weights  []int
	turn     int
}

// NewUpstreams returns a balancer without handlers.
func NewUpstreams() *Upstreams { return &Upstreams{} }

// Attach adds a handler and its weight.
func (u *Upstreams) Attach(h http.Handler, weight int) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.handlers = append(u.handlers, h)
	u.weights = append(u.weights, weight)
}

// Tell adds a function that is called whenever there is nobody to serve.
func (u *Upstreams) Tell(f func(up bool)) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.watchers = append(u.watchers, f)
}

// ServeHTTP implements http.Handler.
func (u *Upstreams) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := u.pick()
	if h == nil {
		u.tell(false)
		http.Error(w, "nobody there", http.StatusBadGateway)
		return
	}
	h.ServeHTTP(w, r)
}

func (u *Upstreams) pick() http.Handler {
	u.mu.Lock()
	defer u.mu.Unlock()
	for range u.handlers {
		u.turn = (u.turn + 1) % len(u.handlers)
		if u.weights[u.turn] > 0 {
			return u.handlers[u.turn]
		}
	}
	return nil
}

func (u *Upstreams) tell(up bool) {
	u.mu.RLock()
	defer u.mu.RUnlock()
	for _, f := range u.watchers {
		f(up)
	}
}
