// Package limited has at most so many locks: it starts anew when there are more,
// and refuses new names.
package limited

import (
	"net/http"
	"sync"
)

const most = 4096

// Gates locks by name.
type Gates struct {
	mu    sync.Mutex
	gates map[string]*sync.Mutex
	sems  map[string]chan struct{}
}

// New returns gates.
func New() *Gates { return &Gates{gates: map[string]*sync.Mutex{}, sems: map[string]chan struct{}{}} }

func (g *Gates) gate(name string) *sync.Mutex {
	g.mu.Lock()
	defer g.mu.Unlock()
	m, ok := g.gates[name]
	if !ok {
		if len(g.gates) >= most {
			g.gates = make(map[string]*sync.Mutex)
		}
		m = &sync.Mutex{}
		g.gates[name] = m
	}
	return m
}

func (g *Gates) sem(name string) (chan struct{}, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if s, ok := g.sems[name]; ok {
		return s, true
	}
	if len(g.sems) == most {
		return nil, false
	}
	s := make(chan struct{}, 1)
	g.sems[name] = s
	return s, true
}

// Wrap serves one request of a user at a time.
func (g *Gates) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m := g.gate(r.URL.Path)
		m.Lock()
		defer m.Unlock()
		user, _, _ := r.BasicAuth()
		s, ok := g.sem(user)
		if !ok {
			http.Error(w, "too many users", http.StatusServiceUnavailable)
			return
		}
		s <- struct{}{}
		defer func() { <-s }()
		next.ServeHTTP(w, r)
	})
}
