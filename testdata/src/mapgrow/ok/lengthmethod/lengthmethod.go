// Package lengthmethod asks a method for the length before it takes more, and turns
// visitors away at the bound.
package lengthmethod

import (
	"net/http"
	"sync"
)

type set map[string]int

func (s set) much() int { return len(s) }

// Desk counts visitors by two names each.
type Desk struct {
	mu    sync.Mutex
	marks set
	notes map[string]int
}

// NewDesk returns a desk that nobody has visited.
func NewDesk() *Desk { return &Desk{marks: set{}, notes: map[string]int{}} }

func (d *Desk) noted() int { return len(d.notes) }

// ServeHTTP counts a visit.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if 100 < d.noted() {
		http.Error(w, "full", http.StatusServiceUnavailable)
		return
	}
	d.notes[r.FormValue("note")]++
	if d.marks.much() == 100 {
		return
	}
	d.marks[r.RemoteAddr]++
}
