// Package copyonwrite has maps of which a part is copied, or none, before the copy takes their
// place, and one from whose copy entries are deleted.
package copyonwrite

import (
	"maps"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Recent keeps what is not old.
type Recent struct {
	mu  sync.Mutex
	cur atomic.Pointer[map[string]time.Time]
}

// NewRecent makes an empty one.
func NewRecent() *Recent {
	h := &Recent{}
	h.cur.Store(&map[string]time.Time{})
	return h
}

// ServeHTTP notes a path.
func (h *Recent) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	next := map[string]time.Time{}
	for k, at := range *h.cur.Load() {
		if time.Since(at) < time.Minute {
			next[k] = at
		}
	}
	next[r.URL.Path] = time.Now()
	h.cur.Store(&next)
}

// Online has who is here.
type Online struct {
	mu  sync.Mutex
	cur atomic.Pointer[map[string]bool]
}

// NewOnline makes one of nobody.
func NewOnline() *Online {
	o := &Online{}
	o.cur.Store(&map[string]bool{})
	return o
}

// ServeHTTP has a client here for as long as its request lasts.
func (o *Online) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	o.change(func(m map[string]bool) { m[r.RemoteAddr] = true })
	defer o.leave(r.RemoteAddr)
	<-r.Context().Done()
}

func (o *Online) change(how func(map[string]bool)) {
	o.mu.Lock()
	defer o.mu.Unlock()
	next := maps.Clone(*o.cur.Load())
	how(next)
	o.cur.Store(&next)
}

func (o *Online) leave(addr string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	next := maps.Clone(*o.cur.Load())
	delete(next, addr)
	o.cur.Store(&next)
}

// Guests has who is here, behind an atomic value.
type Guests struct {
	mu sync.Mutex
	v  atomic.Value
}

// ServeHTTP has a client here for as long as its request lasts.
func (g *Guests) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	next := maps.Clone(g.v.Load().(map[string]bool))
	next[r.RemoteAddr] = true
	g.v.Store(next)
	g.mu.Unlock()
	<-r.Context().Done()
	g.mu.Lock()
	defer g.mu.Unlock()
	next = maps.Clone(g.v.Load().(map[string]bool))
	delete(next, r.RemoteAddr)
	g.v.Store(next)
}

// Latest has a map for each turn.
type Latest struct {
	mu  sync.Mutex
	cur map[string]int
}

// ServeHTTP has what came with the request alone.
func (l *Latest) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	next := map[string]int{}
	for name := range r.Header {
		next[name] = len(r.Header[name])
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cur = next
}

// Totals begins anew at midnight.
type Totals struct {
	mu  sync.Mutex
	cur atomic.Pointer[map[string]int]
}

// NewTotals makes one that is emptied each day.
func NewTotals() *Totals {
	t := &Totals{}
	t.cur.Store(&map[string]int{})
	go func() {
		for range time.Tick(24 * time.Hour) {
			t.mu.Lock()
			t.cur.Store(&map[string]int{})
			t.mu.Unlock()
		}
	}()
	return t
}

// ServeHTTP counts a path.
func (t *Totals) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := maps.Clone(*t.cur.Load())
	next[r.URL.Path]++
	t.cur.Store(&next)
}

// Serve serves all of them.
func Serve() error {
	guests := &Guests{}
	guests.v.Store(map[string]bool{})
	http.Handle("/recent", NewRecent())
	http.Handle("/online", NewOnline())
	http.Handle("/guests", guests)
	http.Handle("/latest", &Latest{})
	http.Handle("/totals", NewTotals())
	return http.ListenAndServe("localhost:8080", nil)
}
