// Package ownsets has a set of its own in two fields of a server, behind a pointer, and a third one
// behind an interface: what each is given it loses.
package ownsets

import (
	"net/http"
	"sync"
)

type set[K comparable] struct {
	mu  sync.Mutex
	has map[K]bool
}

func newSet[K comparable]() *set[K] { return &set[K]{has: map[K]bool{}} }

func (s *set[K]) add(k K) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.has[k] = true
}

func (s *set[K]) remove(k K) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.has, k)
}

type marks interface {
	mark(string)
	forget()
}

type names map[string]int

func (n names) mark(name string) { n[name]++ }

func (n names) forget() { clear(n) }

// Desk lets guests in.
type Desk struct {
	mu     sync.Mutex
	inside *set[string]
	known  *set[string]
	visits marks
}

// NewDesk makes a desk.
func NewDesk() *Desk {
	return &Desk{inside: newSet[string](), known: newSet[string](), visits: names{}}
}

// ServeHTTP lets one in, and out again.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	who := r.RemoteAddr
	d.inside.add(who)
	defer d.inside.remove(who)
	d.known.add(who)
	defer d.known.remove(who)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.visits.mark(r.URL.Path)
	if r.Method == http.MethodDelete {
		d.visits.forget()
	}
}
