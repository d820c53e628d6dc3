// Package mirrored keeps what it has begun, until it fails in some way.
package mirrored

import (
	"errors"
	"net/http"
	"sync"
)

// errBusy is what a store says of what it cannot take now.
var errBusy = errors.New("busy")

func isBusy(err error) bool { return errors.Is(err, errBusy) }

// store takes pages.
type store interface {
	Put(name string) error
}

// Tasks are under way.
type Tasks struct {
	to store
	mu sync.Mutex
	of map[string]bool
}

// New returns tasks.
func New(to store) *Tasks { return &Tasks{to: to, of: map[string]bool{}} }

// ServeHTTP begins one.
func (t *Tasks) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	t.of[r.URL.Path] = true // want mapgrow medium "Tasks.of"
	t.mu.Unlock()
	err := t.to.Put(r.URL.Path)
	if err != nil {
		if isBusy(err) {
			t.mu.Lock()
			delete(t.of, r.URL.Path)
			t.mu.Unlock()
			return
		}
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

// Sizes are those of pages that were put.
type Sizes struct {
	to store
	mu sync.Mutex
	of map[string]int
}

// NewSizes returns sizes.
func NewSizes(to store) *Sizes { return &Sizes{to: to, of: map[string]int{}} }

// ServeHTTP puts a page.
func (s *Sizes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.to.Put(r.URL.Path); err != nil {
		delete(s.of, r.URL.Path)
		return
	}
	s.of[r.URL.Path] = len(r.URL.Path) // want mapgrow medium "Sizes.of"
}
