// Package cap holds maps to a size in four ways: it refuses, it evicts, it
// starts anew, and it trims in a helper that is called next.
package cap

import (
	"net/http"
	"sync"
)

const most = 1000

// Registry keeps four bounded maps.
type Registry struct {
	mu      sync.Mutex
	limit   int
	refused map[string]int
	evicted map[string]int
	renewed map[string]int
	trimmed map[string]int
}

// NewRegistry returns an empty registry; limit 0 means no limit.
func NewRegistry(limit int) *Registry {
	return &Registry{limit: limit, refused: map[string]int{}, evicted: map[string]int{}, renewed: map[string]int{}, trimmed: map[string]int{}}
}

// ServeHTTP enters the request's path in each of them.
func (g *Registry) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	path := r.URL.Path
	g.evict(path)
	g.renew(path)
	g.trimmed[path]++
	g.trim()
	if !g.refuse(path) {
		http.Error(w, "full", http.StatusServiceUnavailable)
	}
}

func (g *Registry) refuse(path string) bool {
	if _, ok := g.refused[path]; !ok && g.limit > 0 && len(g.refused) >= g.limit {
		return false
	}
	g.refused[path]++
	return true
}

func (g *Registry) evict(path string) {
	if len(g.evicted) >= most {
		for k := range g.evicted {
			delete(g.evicted, k)
			break
		}
	}
	g.evicted[path]++
}

func (g *Registry) renew(path string) {
	if len(g.renewed) > most {
		g.renewed = make(map[string]int, most)
	}
	g.renewed[path]++
}

func (g *Registry) trim() {
	if len(g.trimmed) <= most {
		return
	}
	for k, n := range g.trimmed {
		if n < 2 {
			delete(g.trimmed, k)
		}
	}
	if len(g.trimmed) > most {
		clear(g.trimmed)
	}
}
