// Package keptknown counts under names that are kept to known ones: what is not among them counts
// under a word for the rest.
package keptknown

import (
	"net/http"
	"sync"
)

// Tally counts by plan and by method.
type Tally struct {
	mu      sync.Mutex
	plans   map[string]bool
	byPlan  map[string]int
	methods map[string]int
}

// NewTally knows three plans.
func NewTally() *Tally {
	return &Tally{plans: map[string]bool{"free": true, "team": true, "large": true}, byPlan: map[string]int{}, methods: map[string]int{}}
}

// ServeHTTP counts a request.
func (t *Tally) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	plan := r.FormValue("plan")
	if !t.plans[plan] {
		plan = "unknown"
	}
	kind := r.FormValue("kind")
	if kind != "read" {
		kind = "write"
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.byPlan[plan]++
	t.methods[kind]++
}
