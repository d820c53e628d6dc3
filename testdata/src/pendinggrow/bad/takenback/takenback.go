// Package takenback takes back what a start has put in, but for what a helper did.
package takenback

import (
	"net/http"
	"os"
	"sync"
)

type slot struct{ path string }

// Store has what is mounted, and the slot of each.
type Store struct {
	mu     sync.Mutex
	mounts map[string]bool
	slots  map[string]*slot
	notes  map[string]*slot
}

// NewStore returns an empty store.
func NewStore() *Store {
	return &Store{mounts: map[string]bool{}, slots: map[string]*slot{}, notes: map[string]*slot{}}
}

func (s *Store) slot(name string) *slot {
	if at, ok := s.slots[name]; ok {
		return at
	}
	at := &slot{path: "/mnt/" + name}
	s.slots[name] = at // want pendinggrow medium "Store.slots"
	return at
}

func (s *Store) note(name string) *slot {
	if at, ok := s.notes[name]; ok {
		return at
	}
	at := &slot{path: "/notes/" + name}
	s.notes[name] = at
	return at
}

// Mount makes a directory.
func (s *Store) Mount(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	s.mu.Lock()
	defer s.mu.Unlock()
	at, to := s.slot(name), s.note(name)
	s.mounts[name] = true
	if err := os.Mkdir(at.path+to.path, 0o700); err != nil {
		delete(s.mounts, name)
		delete(s.notes, name)
		http.Error(w, err.Error(), http.StatusConflict)
	}
}

// Unmount takes it away.
func (s *Store) Unmount(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.mounts, name)
	delete(s.slots, name)
	delete(s.notes, name)
}
