// Package redeferred takes a key out, and what it has deferred enters it again.
package redeferred

import (
	"io"
	"log"
	"net/http"
	"sync"
)

// Board has the state of each pump, and of each valve.
type Board struct {
	mu     sync.Mutex
	pumps  map[string]string
	valves map[string]string
	out    io.Writer
}

// NewBoard returns a board that tells a listener.
func NewBoard(out io.Writer) *Board {
	return &Board{pumps: map[string]string{}, valves: map[string]string{}, out: out}
}

// ServeHTTP tells the state of a pump or a valve.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	w.Write([]byte(b.pumps[r.URL.Path] + b.valves[r.URL.Path]))
}

// Pump sets the state of a pump; none takes it out.
func (b *Board) Pump(w http.ResponseWriter, r *http.Request) {
	name, state := r.FormValue("name"), r.FormValue("state")
	b.mu.Lock()
	defer b.mu.Unlock()
	defer b.tell(name, state)
	if state == "" {
		delete(b.pumps, name)
	}
}

func (b *Board) tell(name, state string) {
	if _, err := b.out.Write([]byte(state)); err != nil {
		log.Print(err)
		return
	}
	b.pumps[name] = state // want mapgrow medium "Board.pumps"
}

// Valve sets the state of a valve; none takes it out.
func (b *Board) Valve(w http.ResponseWriter, r *http.Request) {
	name, state := r.FormValue("name"), r.FormValue("state")
	b.mu.Lock()
	defer b.mu.Unlock()
	defer b.note(name, state)
	if state == "" {
		delete(b.valves, name)
	}
}

func (b *Board) note(name, state string) {
	if state == "" {
		return
	}
	b.valves[name] = state
}
