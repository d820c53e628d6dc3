// Package ownsets has a set of its own in two fields of a server, behind a pointer, and a third one
// behind an interface: what is taken from one says nothing of the others.
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

type marks interface{ mark(string) }

type names map[string]int

func (n names) mark(name string) { n[name]++ }

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
	d.known.add(who) // want mapgrow medium "Desk.known"
	d.mu.Lock()
	defer d.mu.Unlock()
	d.visits.mark(r.URL.Path) // want mapgrow medium "Desk.visits"
}
