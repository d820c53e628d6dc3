// Package boxedkeys has maps whose keys stand in interfaces, and removes what has the same letters and another
// type.
package boxedkeys

import (
	"net/http"
	"sync"
)

// Name is the name of a guest.
type Name string

// Hall has a sync.Map.
type Hall struct {
	guests sync.Map
}

// ServeHTTP lets a guest in, and out.
func (h *Hall) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodDelete {
		h.leave(r.URL.Path)
		return
	}
	h.guests.Store(Name(r.URL.Path), r.RemoteAddr) // want mapgrow high "another type"
}

func (h *Hall) leave(name string) { h.guests.Delete(name) }

// Seats has a map of any keys.
type Seats struct {
	mu    sync.Mutex
	taken map[any]string
}

// NewSeats makes them.
func NewSeats() *Seats { return &Seats{taken: map[any]string{}} }

// ServeHTTP gives a seat, and takes it back.
func (s *Seats) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := r.ContentLength
	if r.Method == http.MethodDelete {
		delete(s.taken, int(n))
		return
	}
	s.taken[n] = r.RemoteAddr // want mapgrow high "another type"
}
