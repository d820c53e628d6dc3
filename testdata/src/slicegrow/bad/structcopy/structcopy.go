// Package structcopy changes copies and puts them back where they came from.
package structcopy

import (
	"fmt"
	"net/http"
	"sync"
)

type room struct {
	name   string
	seats  []string
	guests []string
}

// Hotel keeps its rooms.
type Hotel struct {
	mu    sync.Mutex
	first room
	rooms map[string]room
}

// NewHotel makes a hotel of two rooms.
func NewHotel() *Hotel {
	return &Hotel{rooms: map[string]room{"a": {name: "a"}, "b": {name: "b"}}}
}

func (h *Hotel) sit(seat string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	next := h.first
	next.seats = append(next.seats, seat) // want slicegrow medium "room.seats"
	h.first = next
}

func (h *Hotel) visit(guest string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	r := h.rooms["a"]
	r.guests = append(r.guests, guest) // want slicegrow medium "room.guests"
	h.rooms["a"] = r
}

// ServeHTTP takes a guest in.
func (h *Hotel) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.sit(r.FormValue("seat"))
	h.visit(r.FormValue("guest"))
	fmt.Fprintln(w, "welcome")
}

// Serve serves a hotel.
func Serve() error { return http.ListenAndServe(":8080", NewHotel()) }
