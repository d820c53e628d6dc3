// Package ringindex writes around in slices of fixed size.
package ringindex

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

const size = 64

// Ring holds the last requests.
type Ring struct {
	mu    sync.Mutex
	slots []string
	at    int
	grown []time.Duration
	turn  int
	next  http.Handler
}

// NewRing returns an empty ring before next.
func NewRing(next http.Handler) *Ring { return &Ring{slots: make([]string, size), next: next} }

// ServeHTTP implements http.Handler.
func (g *Ring) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	g.next.ServeHTTP(w, r)
	g.put(r.URL.Path, time.Since(start))
}

// put appends until the ring is full, and then overwrites the oldest.
func (g *Ring) put(path string, d time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.slots[g.at] = path
	g.at = (g.at + 1) % len(g.slots)
	if len(g.grown) < size {
		g.grown = append(g.grown, d)
		return
	}
	g.grown[g.turn%size] = d
	g.turn++
}

// Dump writes the ring.
func (g *Ring) Dump(w http.ResponseWriter, _ *http.Request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for i := range g.slots {
		fmt.Fprintln(w, g.slots[(g.at+i)%len(g.slots)])
	}
	fmt.Fprintln(w, g.grown)
}
