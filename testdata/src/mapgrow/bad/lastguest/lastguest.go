// Package lastguest asks for an empty room before it counts the last guest out.
package lastguest

import (
	"net/http"
	"sync"
)

type room struct {
	guests int
	topic  string
}

// Rooms are there while somebody is in them.
type Rooms struct {
	mu  sync.Mutex
	all map[string]*room
}

// New has no rooms yet.
func New() *Rooms { return &Rooms{all: make(map[string]*room)} }

func (r *Rooms) enter(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if in := r.all[name]; in != nil {
		in.guests++
		return
	}
	r.all[name] = &room{guests: 1, topic: name} // want zombiegrow medium "Rooms.all"
}

func (r *Rooms) exit(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	in := r.all[name]
	if in == nil {
		return
	}
	if in.guests == 0 {
		delete(r.all, name)
		return
	}
	in.guests--
}

// ServeHTTP keeps the guest in the room until the request is over.
func (r *Rooms) ServeHTTP(_ http.ResponseWriter, req *http.Request) {
	name := req.URL.Query().Get("room")
	r.enter(name)
	defer r.exit(name)
	<-req.Context().Done()
}
