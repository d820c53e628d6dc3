// Package fixedstamp asks how old the entry of a fixed name is, or that of the name asked for.
package fixedstamp

import (
	"net/http"
	"sync"
	"time"
)

const stamp = "stamp"

// Notes are kept by the name that a client gives; one of them says when the others were refreshed.
type Notes struct {
	mu sync.Mutex
	by map[string]time.Time
}

// NewNotes makes them.
func NewNotes() *Notes { return &Notes{by: map[string]time.Time{}} }

// ServeHTTP notes a name.
func (n *Notes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if time.Since(n.by[stamp]) > time.Minute {
		w.WriteHeader(http.StatusResetContent)
		n.by[stamp] = time.Now()
	}
	n.by[r.URL.Path] = time.Now() // want mapgrow high "Notes.by gains an entry"
}

// Leases are asked for by the name that a client gives.
type Leases struct {
	mu sync.Mutex
	by map[string]time.Time
}

// NewLeases makes them.
func NewLeases() *Leases { return &Leases{by: map[string]time.Time{}} }

// ServeHTTP renews a lease that is old.
func (l *Leases) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if time.Since(l.by[r.URL.Path]) < time.Minute {
		return
	}
	l.by[r.URL.Path] = time.Now() // want cachegrow high "nothing removes entries that have gone stale"
}
