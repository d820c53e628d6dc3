// Package keptknown counts under names of which an empty one, or one that is too long, is replaced: the
// others are as many as clients like.
package keptknown

import (
	"net/http"
	"sync"
)

// Tally counts by plan and by kind.
type Tally struct {
	mu     sync.Mutex
	met    map[string]bool
	byPlan map[string]int
	kinds  map[string]int
}

// NewTally knows nothing.
func NewTally() *Tally {
	return &Tally{met: map[string]bool{}, byPlan: map[string]int{}, kinds: map[string]int{}}
}

// ServeHTTP counts a request.
func (t *Tally) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	plan := r.FormValue("plan")
	if plan == "" {
		plan = "free"
	}
	kind := r.FormValue("kind")
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.met[kind] {
		kind = "again"
	}
	t.met[kind] = true // want mapgrow high "Tally.met gains"
	t.byPlan[plan]++   // want mapgrow high "Tally.byPlan gains"
	t.kinds[kind]++    // want mapgrow high "Tally.kinds gains"
}
