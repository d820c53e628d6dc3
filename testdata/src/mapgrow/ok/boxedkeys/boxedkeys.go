// Package boxedkeys has maps whose keys stand in interfaces, and removes what has the same type as well.
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
		h.leave(Name(r.URL.Path))
		return
	}
	h.guests.Store(Name(r.URL.Path), r.RemoteAddr)
}

func (h *Hall) leave(name Name) { h.guests.Delete(name) }

// Seats has a map of any keys, of which some are put in under one type and some under another.
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
	var key any = r.ContentLength
	if r.Method == http.MethodDelete {
		delete(s.taken, key)
		return
	}
	s.taken[r.ContentLength] = r.RemoteAddr
}
