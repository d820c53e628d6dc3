// Package drained takes out the one that stood in a seat before, and nobody else.
package drained

import (
	"net/http"
	"sync"
)

// Seats are taken by guests.
type Seats struct {
	mu     sync.Mutex
	by     map[string]string
	guests map[string]int
}

// NewSeats returns seats that nobody has.
func NewSeats(names []string) *Seats {
	s := &Seats{by: map[string]string{}, guests: map[string]int{}}
	for _, n := range names {
		s.by[n] = ""
	}
	return s
}

// ServeHTTP gives a seat to a guest.
func (s *Seats) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	seat := r.FormValue("seat")
	if _, ok := s.by[seat]; !ok {
		http.NotFound(w, r)
		return
	}
	for _, guest := range r.Form["guest"] {
		if guest == "" {
			continue
		}
		if old := s.by[seat]; old != "" {
			delete(s.guests, s.by[seat])
		}
		s.guests[guest]++ // want mapgrow medium "Seats.guests"
		if r.Method == http.MethodPut {
			s.by[seat] = guest
		}
	}
}
