// Package roomlists: rooms come and go, and who has risen from the last seat of a room is taken out.
package roomlists

import (
	"net/http"
	"slices"
	"sync"
)

type room struct {
	mu    sync.Mutex
	seats map[string][]string
}

func (r *room) sit(guest, seat string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seats[guest] = append(r.seats[guest], seat)
}

func (r *room) rise(guest, seat string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seats[guest] = slices.DeleteFunc(r.seats[guest], func(s string) bool { return s == seat })
	if len(r.seats[guest]) == 0 {
		delete(r.seats, guest)
	}
}

type house struct {
	mu    sync.Mutex
	rooms map[string]*room
}

func (h *house) room(name string) *room {
	h.mu.Lock()
	defer h.mu.Unlock()
	if r := h.rooms[name]; r != nil {
		return r
	}
	r := &room{seats: map[string][]string{}}
	h.rooms[name] = r
	return r
}

func (h *house) close(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.rooms, name)
}

func (h *house) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	switch q.Get("do") {
	case "sit":
		h.room(q.Get("room")).sit(q.Get("guest"), q.Get("seat"))
	case "rise":
		h.room(q.Get("room")).rise(q.Get("guest"), q.Get("seat"))
	case "close":
		h.close(q.Get("room"))
	}
}

// Run serves.
func Run() error { return http.ListenAndServe(":8080", &house{rooms: map[string]*room{}}) }
