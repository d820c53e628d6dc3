// Package joinedcopies puts a longer copy in the place of a list, which a method reads.
package joinedcopies

import (
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
)

type guests struct {
	mu   sync.Mutex
	now  atomic.Value
	then []string
}

func (g *guests) all() []string { return g.now.Load().([]string) }

func (g *guests) add(name string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.now.Store(slices.Concat(g.all(), []string{name})) // want slicegrow medium "guests.now grows in .*add"
	g.then = slices.Concat([]string{name}, g.then, nil) // want slicegrow medium "guests.then grows in .*add"
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
