// Package main swaps two generations of a set that stands in a generic struct within another, and empties neither.
package main

import (
	"log"
	"net/http"
	"sync"
)

type set[K comparable] map[K]bool

type ages[K comparable] struct{ young, old set[K] }

func (a *ages[K]) has(k K) bool { return a.young[k] || a.old[k] }

func (a *ages[K]) turn() { a.young, a.old = a.old, a.young }

func (a *ages[K]) add(k K) {
	if len(a.young) >= 1000 {
		a.turn()
	}
	a.young[k] = true // want mapgrow high "ages.young"
}

type guard struct {
	mu   sync.Mutex
	seen ages[string]
}

func (g *guard) note(who string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.seen.has(who) {
		return false
	}
	g.seen.add(who)
	return true
}

func main() {
	g := &guard{seen: ages[string]{young: set[string]{}, old: set[string]{}}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if !g.note(r.RemoteAddr) {
			w.WriteHeader(http.StatusConflict)
		}
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
