// Package somekeys sweeps by the boats, each of which has a mark, and the first time a name.
package somekeys

import (
	"net/http"
	"sync"
	"time"
)

const old = time.Hour

// Sea has boats.
type Sea struct {
	mu    sync.Mutex
	seen  map[string]time.Time
	marks map[string]string
	named map[string]string
}

// NewSea is empty.
func NewSea() *Sea {
	return &Sea{seen: map[string]time.Time{}, marks: map[string]string{}, named: map[string]string{}}
}

func (s *Sea) alone(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
}

// ServeHTTP sees a boat.
func (s *Sea) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	boat := r.FormValue("boat")
	s.alone(func() {
		s.marks[boat] = r.FormValue("at")
		if _, ok := s.seen[boat]; !ok {
			s.named[boat] = r.FormValue("name")
		}
		s.seen[boat] = time.Now()
	})
}

// Watch forgets boats.
func (s *Sea) Watch() {
	for range time.Tick(old) {
		s.alone(func() {
			for boat, at := range s.seen {
				if time.Since(at) > old {
					delete(s.seen, boat)
					delete(s.marks, boat)
					delete(s.named, boat)
				}
			}
		})
	}
}

// Mark is where a boat was, and what it is called.
func (s *Sea) Mark(boat string) (at, name string) {
	s.alone(func() { at, name = s.marks[boat], s.named[boat] })
	return at, name
}
