// Package joinedcopies puts a copy in the place of a list that gets no longer than it may.
package joinedcopies

import (
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
)

type guests struct {
	mu  sync.Mutex
	now atomic.Value
}

func (g *guests) all() []string { return g.now.Load().([]string) }

func (g *guests) add(name string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	old := g.all()
	if len(old) >= 50 {
		old = old[1:]
	}
	g.now.Store(slices.Concat(old, []string{name}))
}

// Serve answers at an address.
func Serve(addr string) error {
	g := &guests{}
	g.now.Store([]string(nil))
	return http.ListenAndServe(addr, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.add(r.RemoteAddr)
		w.WriteHeader(200 + len(g.all())%2)
	}))
}
