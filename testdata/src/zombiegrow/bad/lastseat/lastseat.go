// Package lastseat counts who sits in a room in a helper that never finds it empty.
package lastseat

import (
	"net/http"
	"sync"
)

type room struct{ seats int }

// Hall has the rooms in which somebody sits.
type Hall struct {
	mu    sync.Mutex
	rooms map[string]*room
	desks map[string]*room
}

// NewHall returns an empty hall.
func NewHall() *Hall { return &Hall{rooms: map[string]*room{}, desks: map[string]*room{}} }

// ServeHTTP sits in a room until the request is over.
func (h *Hall) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	h.mu.Lock()
	in, ok := h.rooms[name]
	if !ok {
		in = &room{}
		h.rooms[name] = in // want zombiegrow medium "Hall.rooms"
	}
	in.seats++
	h.mu.Unlock()
	defer h.rise(name, in)
	<-r.Context().Done()
}

func (h *Hall) rise(name string, from *room) {
	h.mu.Lock()
	defer h.mu.Unlock()
	from.seats--
	if from.seats <= -1 {
		delete(h.rooms, name)
	}
}

// Work sits at a desk, and the last one at it clears it away.
func (h *Hall) Work(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	h.mu.Lock()
	at, ok := h.desks[name]
	if !ok {
		at = &room{}
		h.desks[name] = at
	}
	at.seats++
	h.mu.Unlock()
	defer h.leave(name, at)
	<-r.Context().Done()
}

func (h *Hall) leave(name string, from *room) {
	h.mu.Lock()
	defer h.mu.Unlock()
	from.seats--
	if from.seats < 1 {
		delete(h.desks, name)
	}
}
