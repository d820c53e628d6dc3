// Package succeeded has objects behind atomic pointers that give way to copies of themselves with one more
// entry, and let go of some, or belong to one request.
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

// ServeHTTP learns a route, or forgets it.
func (r *Routes) ServeHTTP(_ http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	next := &table{rows: maps.Clone(r.cur.Load().rows)}
	if req.Method == http.MethodDelete {
		delete(next.rows, req.URL.Path)
	} else {
		next.rows[req.URL.Path] = req.Host
	}
	r.cur.Store(next)
}

const maxVotes = 1000

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

// ServeHTTP counts a vote, and starts again after many.
func (v *Votes) ServeHTTP(_ http.ResponseWriter, req *http.Request) {
	for {
		old := v.cur.Load()
		next := &tally{by: map[string]int{}}
		if len(old.by) < maxVotes {
			maps.Copy(next.by, old.by)
		}
		next.by[req.RemoteAddr]++
		if v.cur.CompareAndSwap(old, next) {
			return
		}
	}
}

type registry struct {
	names map[string]bool
}

type reading struct {
	known atomic.Pointer[registry]
}

func (r *reading) learn(name string) {
	next := &registry{names: maps.Clone(r.known.Load().names)}
	next.names[name] = true
	r.known.Store(next)
}

// Read keeps the names of one request.
func Read(w http.ResponseWriter, req *http.Request) {
	r := &reading{}
	r.known.Store(&registry{names: map[string]bool{}})
	for _, name := range req.URL.Query()["name"] {
		r.learn(name)
	}
	_, _ = w.Write([]byte{byte(len(r.known.Load().names))})
}

type page struct {
	mu sync.Mutex
	by map[string]int
}

// Book turns its page when it is asked to.
type Book struct {
	cur atomic.Pointer[page]
}

// NewBook opens one.
func NewBook() *Book {
	b := &Book{}
	b.cur.Store(&page{by: map[string]int{}})
	return b
}

// ServeHTTP writes on the page, or turns it.
func (b *Book) ServeHTTP(_ http.ResponseWriter, req *http.Request) {
	if req.Method == http.MethodDelete {
		b.cur.Store(&page{by: map[string]int{}})
		return
	}
	p := b.cur.Load()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.by[req.RemoteAddr]++
}
