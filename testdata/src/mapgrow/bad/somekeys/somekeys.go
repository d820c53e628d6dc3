// Package somekeys sweeps by the boats that have a race; each boat that is seen has a mark.
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
	races map[string]time.Time
	marks map[string]string
}

// NewSea is empty.
func NewSea() *Sea { return &Sea{races: map[string]time.Time{}, marks: map[string]string{}} }

func (s *Sea) alone(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
}

// ServeHTTP sees a boat.
func (s *Sea) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	boat := r.FormValue("boat")
	s.alone(func() {
		s.marks[boat] = r.FormValue("at") // want mapgrow medium "Sea.marks"
		if r.FormValue("race") == "yes" {
			s.races[boat] = time.Now()
		}
	})
}

// Watch lets races end.
func (s *Sea) Watch() {
	for range time.Tick(old) {
		s.alone(func() {
			for boat, at := range s.races {
				if time.Since(at) > old {
					delete(s.races, boat)
					delete(s.marks, boat)
				}
			}
		})
	}
}

// Mark is where a boat was.
func (s *Sea) Mark(boat string) (at string) {
	s.alone(func() { at = s.marks[boat] })
	return at
}
