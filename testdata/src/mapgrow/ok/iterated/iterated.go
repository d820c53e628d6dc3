// Package iterated goes through its own maps by iterators and by functions that call back, and takes
// out what has grown old.
package iterated

import (
	"iter"
	"net/http"
	"sync"
	"time"
)

// Callers are who has called.
type Callers struct {
	mu   sync.Mutex
	last map[string]time.Time
}

// NewCallers forgets callers of long ago.
func NewCallers() *Callers {
	c := &Callers{last: map[string]time.Time{}}
	go func() {
		for range time.Tick(time.Minute) {
			c.forget()
		}
	}()
	return c
}

// ServeHTTP notes who calls.
func (c *Callers) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last[r.RemoteAddr] = time.Now()
}

func (c *Callers) all() iter.Seq2[string, time.Time] {
	return func(yield func(string, time.Time) bool) {
		for who, at := range c.last {
			if !yield(who, at) {
				return
			}
		}
	}
}

func (c *Callers) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for who, at := range c.all() {
		if time.Since(at) > time.Hour {
			delete(c.last, who)
		}
	}
}

// Notes are kept by their names.
type Notes struct{ text, until sync.Map }

// NewNotes throws away what is over.
func NewNotes() *Notes {
	n := &Notes{}
	go func() {
		for range time.Tick(time.Minute) {
			each(&n.until, func(name string, at time.Time) bool {
				if time.Now().After(at) {
					n.text.Delete(name)
					n.until.Delete(name)
				}
				return true
			})
		}
	}()
	return n
}

// ServeHTTP keeps a note for an hour.
func (n *Notes) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	n.text.Store(name, r.FormValue("text"))
	n.until.Store(name, time.Now().Add(time.Hour))
}

func each[K comparable, V any](m *sync.Map, f func(K, V) bool) {
	m.Range(func(k, v any) bool { return f(k.(K), v.(V)) })
}
