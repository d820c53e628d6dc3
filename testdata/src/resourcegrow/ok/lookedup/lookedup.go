// Package lookedup asks objects for what they have, and calls for several things.
package lookedup

import (
	"io"
	"net/http"
	"sync"
)

// Store keeps words. Close lets its client go.
type Store interface {
	Put(word string) error
	Close() error
}

// Room has a store.
type Room interface {
	Store() Store
	Name() string
}

type memory struct {
	mu    sync.Mutex
	words [16]string
	n     int
}

func (m *memory) Put(word string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.words[m.n%len(m.words)] = word
	m.n++
	return nil
}

func (m *memory) Close() error { return nil }

type room struct {
	name  string
	store Store
}

func (r *room) Store() Store { return r.store }
func (r *room) Name() string { return r.name }

// inner is a room in another one, which has its store.
type inner struct{ Room }

// House has rooms.
type House struct{ rooms []Room }

// New makes a house.
func New() *House {
	r := &room{name: "hall", store: &memory{}}
	return &House{rooms: []Room{r, &inner{r}}}
}

// ServeHTTP implements http.Handler.
func (h *House) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, room := range h.rooms {
		if room.Name() == r.URL.Path {
			if err := room.Store().Put(r.FormValue("word")); err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
		}
	}
}

// Drain closes the stores that are full.
func (h *House) Drain(w http.ResponseWriter, r *http.Request) {
	for _, room := range h.rooms {
		_ = room.Store().Close()
	}
}

// Answer is what a peer says. It can be used again.
type Answer struct{ Text string }

// Tell writes it.
func (a *Answer) Tell(w io.Writer) { _, _ = io.WriteString(w, a.Text) }

// Reset empties it.
func (a *Answer) Reset() { a.Text = "" }

// Peers answer, and send more behind the answer.
type Peers interface {
	Ask(what string) (*Answer, io.ReadCloser, error)
}

// Desk asks peers.
type Desk struct{ Peers Peers }

// ServeHTTP implements http.Handler.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a, more, err := d.Peers.Ask(r.URL.Path)
	if more != nil {
		defer func() { _ = more.Close() }()
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	a.Tell(w)
}
