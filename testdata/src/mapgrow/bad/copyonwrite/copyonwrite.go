// Package copyonwrite has maps that are copied as a whole, changed and put back: the copy is
// the map from then on.
package copyonwrite

import (
	"maps"
	"net/http"
	"sync"
	"sync/atomic"
)

// Hits is read without a lock.
type Hits struct {
	mu  sync.Mutex
	cur atomic.Pointer[map[string]int]
}

// NewHits makes an empty one.
func NewHits() *Hits {
	h := &Hits{}
	h.cur.Store(&map[string]int{})
	return h
}

// ServeHTTP counts a path.
func (h *Hits) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	old := h.cur.Load()
	next := make(map[string]int, len(*old)+1)
	for k, v := range *old {
		next[k] = v
	}
	next[r.URL.Path]++ // want mapgrow high "Hits.cur gains an entry"
	h.cur.Store(&next)
}

// Names has its map behind an atomic value.
type Names struct {
	mu sync.Mutex
	v  atomic.Value
}

// ServeHTTP notes who asks.
func (n *Names) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	old, _ := n.v.Load().(map[string]bool)
	next := map[string]bool{}
	maps.Copy(next, old)
	next[r.RemoteAddr] = true // want mapgrow high "Names.v gains an entry"
	n.v.Store(next)
}

// Plain copies under a lock.
type Plain struct {
	mu    sync.RWMutex
	seen  map[string]bool
	agent map[string]int
}

// ServeHTTP notes who asks, and with what.
func (p *Plain) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	next := maps.Clone(p.seen)
	next[r.RemoteAddr] = true // want mapgrow high "Plain.seen gains an entry"
	p.seen = next
	agents := map[string]int{}
	for name, n := range p.agent {
		agents[name] = n + 1
	}
	agents[r.UserAgent()] = 0 // want mapgrow high "Plain.agent gains an entry"
	p.agent = agents
}

// view is what the readers of Views see.
type view struct {
	byHost map[string]int
	hot    map[string]bool
}

// Views has its view in a plain field.
type Views struct {
	mu   sync.Mutex
	last *view
}

// ServeHTTP counts a host; what is hot begins anew.
func (v *Views) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	v.mu.Lock()
	defer v.mu.Unlock()
	old := v.last
	next := &view{byHost: make(map[string]int), hot: make(map[string]bool)}
	for host, n := range old.byHost {
		next.byHost[host] = n
	}
	next.byHost[r.Host]++ // want mapgrow high "view.byHost gains an entry"
	next.hot[r.Host] = true
	v.last = next
}

// Serve serves all of them.
func Serve() error {
	http.Handle("/hits", NewHits())
	http.Handle("/names", &Names{})
	http.Handle("/plain", &Plain{seen: map[string]bool{}, agent: map[string]int{}})
	http.Handle("/views", &Views{last: &view{}})
	return http.ListenAndServe("localhost:8080", nil)
}
