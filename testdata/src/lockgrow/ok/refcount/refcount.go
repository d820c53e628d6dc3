// Package refcount drops a lock when its last user has gone.
package refcount

import (
	"net/http"
	"sync"
)

type entry struct {
	mu   sync.Mutex
	refs int
}

// Table locks by key.
type Table struct {
	mu      sync.Mutex
	entries map[string]*entry
}

// NewTable returns a table without locks.
func NewTable() *Table { return &Table{entries: map[string]*entry{}} }

// Lock locks key and returns what unlocks it.
func (t *Table) Lock(key string) (unlock func()) {
	t.mu.Lock()
	e, ok := t.entries[key]
	if !ok {
		e = &entry{}
		t.entries[key] = e
	}
	e.refs++
	t.mu.Unlock()
	e.mu.Lock()
	return func() {
		e.mu.Unlock()
		t.drop(key, e)
	}
}

func (t *Table) drop(key string, e *entry) {
	t.mu.Lock()
	defer t.mu.Unlock()
	e.refs--
	if e.refs == 0 {
		delete(t.entries, key)
	}
}

// Handler serves requests with one session one after the other.
func Handler(next http.Handler) http.Handler {
	t := NewTable()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			next.ServeHTTP(w, r)
			return
		}
		defer t.Lock(c.Value)()
		next.ServeHTTP(w, r)
	})
}
