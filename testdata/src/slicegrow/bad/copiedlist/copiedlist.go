// Package copiedlist sends to all clients by way of a copy of their list, and to one by way of
// an index made for the call.
package copiedlist

import (
	"net/http"
	"sync"
)

type client struct {
	mu   sync.Mutex
	sent []string
}

func (c *client) send(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sent = append(c.sent, text) // want slicegrow medium "client.sent"
}

type room struct {
	name  string
	seen  []string
	owner *hub
}

type hub struct {
	mu      sync.Mutex
	clients []*client
	rooms   []*room
}

func (h *hub) all() []*client {
	h.mu.Lock()
	defer h.mu.Unlock()
	out := make([]*client, 0, len(h.clients))
	out = append(out, h.clients...)
	return out
}

func (h *hub) visit(room, guest string) {
	index := indexOf(h.rooms)
	if r := index[room]; r != nil {
		r.seen = append(r.seen, guest) // want slicegrow medium "room.seen"
	}
}

func indexOf(rooms []*room) map[string]*room {
	index := map[string]*room{}
	for _, r := range rooms {
		index[r.name] = r
	}
	return index
}

// ServeHTTP sends what it is asked for.
func (h *hub) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	for _, c := range h.all() {
		c.send(r.URL.Path)
	}
	h.visit(r.FormValue("room"), r.FormValue("guest"))
}

// Handler returns a hub.
func Handler(rooms []string) http.Handler {
	h := &hub{clients: []*client{{}, {}}}
	for _, name := range rooms {
		h.rooms = append(h.rooms, &room{name: name, owner: h})
	}
	return h
}
