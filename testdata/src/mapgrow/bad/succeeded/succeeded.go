// Package succeeded has objects behind atomic pointers that give way to copies of themselves with one more
// entry: what the first one held goes on in the last.
package succeeded

import (
	"maps"
	"net/http"
	"sync"
	"sync/atomic"
)

type table struct {
	rows map[string]string
}

// Routes are read without a lock.
type Routes struct {
	mu  sync.Mutex
	cur atomic.Pointer[table]
}

// NewRoutes makes an empty one.
func NewRoutes() *Routes {
	r := &Routes{}
	r.cur.Store(&table{rows: map[string]string{}})
	return r
}

// ServeHTTP learns a route.
func (r *Routes) ServeHTTP(_ http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	next := &table{rows: maps.Clone(r.cur.Load().rows)}
	next.rows[req.URL.Path] = req.Host // want mapgrow high "table.rows gains an entry"
	r.cur.Store(next)
}

type tally struct {
	by map[string]int
}

// Votes are counted by whoever comes first.
type Votes struct {
	cur atomic.Pointer[tally]
}

// NewVotes makes an empty one.
func NewVotes() *Votes {
	v := &Votes{}
	v.cur.Store(&tally{by: map[string]int{}})
	return v
}

// ServeHTTP counts a vote.
func (v *Votes) ServeHTTP(_ http.ResponseWriter, req *http.Request) {
	for {
		old := v.cur.Load()
		next := &tally{by: make(map[string]int, len(old.by)+1)}
		for who, n := range old.by {
			next.by[who] = n
		}
		next.by[req.RemoteAddr]++ // want mapgrow high "tally.by gains an entry"
		if v.cur.CompareAndSwap(old, next) {
			return
		}
	}
}

type registry struct {
	names map[string]bool
}

var (
	known   atomic.Pointer[registry]
	knownMu sync.Mutex
)

// Learn keeps a name; the first one makes the registry.
func Learn(_ http.ResponseWriter, req *http.Request) {
	knownMu.Lock()
	defer knownMu.Unlock()
	next := &registry{}
	if old := known.Load(); old != nil {
		next.names = maps.Clone(old.names)
	} else {
		next.names = map[string]bool{}
	}
	next.names[req.URL.Query().Get("name")] = true // want mapgrow high "registry.names gains an entry"
	known.Store(next)
}
