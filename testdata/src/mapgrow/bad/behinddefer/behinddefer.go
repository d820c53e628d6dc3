// Package behinddefer looks its objects up in functions that defer the unlock: what they
// return is what they found.
package behinddefer

import (
	"net/http"
	"strconv"
	"sync"
)

type room struct {
	mu     sync.Mutex
	guests map[string]int
}

type plan struct {
	mu    sync.Mutex
	seats map[string]int
}

// House has rooms, which the configuration names.
type House struct {
	mu    sync.Mutex
	rooms map[string]*room
}

// NewHouse makes a house.
func NewHouse(names []string) *House {
	h := &House{rooms: map[string]*room{}}
	for _, name := range names {
		h.rooms[name] = &room{guests: map[string]int{}}
	}
	return h
}

func (h *House) room(name string) *room {
	h.mu.Lock()
	defer h.mu.Unlock()
	if r, ok := h.rooms[name]; ok {
		return r
	}
	return nil
}

// plan is made anew for each request, by a function that defers something as well.
func (h *House) plan() *plan {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.rooms) == 0 {
		return nil
	}
	return &plan{seats: map[string]int{}}
}

// ServeHTTP lets a guest in.
func (h *House) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if in := h.room(r.URL.Path); in != nil {
		in.enter(r.RemoteAddr)
	}
	if p := h.plan(); p != nil {
		p.seat(r.RemoteAddr)
		w.Header().Set("Seats", strconv.Itoa(p.seated(r.RemoteAddr)))
	}
}

func (r *room) enter(who string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.guests[who]++ // want mapgrow medium "room.guests"
}

func (p *plan) seat(who string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seats[who]++
}

func (p *plan) seated(who string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.seats[who]
}

func (r *room) known(who string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.guests[who]
}

// Known is how often somebody came.
func (h *House) Known(room, who string) int {
	if r := h.room(room); r != nil {
		return r.known(who)
	}
	return 0
}
