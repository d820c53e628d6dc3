// Package enumlocks has a lock for each kind of thing, and there are four kinds.
package enumlocks

import (
	"fmt"
	"net/http"
	"sync"
)

type part uint8

const (
	engine part = iota
	wheels
	doors
	seats
)

func partOf(name string) (part, error) {
	switch name {
	case "engine":
		return engine, nil
	case "wheels":
		return wheels, nil
	case "doors":
		return doors, nil
	case "seats":
		return seats, nil
	}
	return 0, fmt.Errorf("no part %q", name)
}

// Garage mends parts, each kind by one hand.
type Garage struct {
	mu    sync.Mutex
	hands map[part]*sync.Mutex
	kinds sync.Map // part -> chan struct{}
}

// NewGarage returns a garage.
func NewGarage() *Garage { return &Garage{hands: map[part]*sync.Mutex{}} }

func (g *Garage) hand(p part) *sync.Mutex {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.hands[p] == nil {
		g.hands[p] = &sync.Mutex{}
	}
	return g.hands[p]
}

// ServeHTTP mends.
func (g *Garage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p, err := partOf(r.FormValue("part"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	v, _ := g.kinds.LoadOrStore(p, make(chan struct{}, 2))
	gate := v.(chan struct{})
	gate <- struct{}{}
	defer func() { <-gate }()
	h := g.hand(p)
	h.Lock()
	defer h.Unlock()
	fmt.Fprintln(w, "mended", p)
}
