// Package structcopy answers with copies of what is kept, and adds to the copies.
package structcopy

import (
	"fmt"
	"net/http"
	"sync"
)

type room struct {
	name  string
	inner struct{ guests []string }
	seats []string
}

// Hotel keeps its rooms.
type Hotel struct {
	mu    sync.RWMutex
	rooms map[string]*room
	list  [8]room
}

// NewHotel makes a hotel of two rooms.
func NewHotel() *Hotel {
	return &Hotel{rooms: map[string]*room{"a": {name: "a"}, "b": {name: "b"}}}
}

func (h *Hotel) room(name string) *room {
	h.mu.RLock()
	defer h.mu.RUnlock()
	return h.rooms[name]
}

// with gives a view of a room that has one seat more; the room stays as it is.
func (h *Hotel) with(name, seat string) *room {
	view := *h.room(name)
	view.seats = append(view.seats, seat)
	view.inner.guests = append(view.inner.guests, seat)
	return &view
}

// print adds a line to a copy of the first room.
func (h *Hotel) print(w http.ResponseWriter, line string) {
	first := h.list[0]
	first.seats = append(first.seats, line)
	fmt.Fprintln(w, first.name, first.seats)
}

// ServeHTTP shows a room.
func (h *Hotel) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	view := h.with("a", r.FormValue("seat"))
	fmt.Fprintln(w, view.name, view.seats, view.inner.guests)
	h.print(w, r.FormValue("line"))
}

// Serve serves a hotel.
func Serve() error { return http.ListenAndServe(":8080", NewHotel()) }
