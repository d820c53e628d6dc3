// Package lookedup asks objects for what they open, or lend, and forgets it.
package lookedup

import (
	"io"
	"net/http"
)

// Store keeps words. Close lets its client go.
type Store interface {
	Put(word string) error
	Close() error
}

// Rooms open stores. Their methods are another module's.
type Rooms interface {
	Store(name string) Store
}

// House has rooms.
type House struct{ Rooms Rooms }

// ServeHTTP implements http.Handler.
func (h *House) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s := h.Rooms.Store(r.URL.Path)
	defer func() { _ = s.Close() }()
	if err := s.Put(r.FormValue("word")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
	h.note(r.URL.Path)
}

func (h *House) note(name string) {
	_ = h.Rooms.Store(name).Put("seen") // want resourcegrow medium "nothing releases it, unlike in .*House..ServeHTTP"
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
	d.next(w, r.URL.Path)
}

func (d *Desk) next(w io.Writer, what string) {
	a, more, err := d.Peers.Ask(what + "/next") // want resourcegrow medium "nothing releases it"
	if err != nil || more == nil {
		return
	}
	first := make([]byte, 1)
	_, _ = more.Read(first)
	a.Tell(w)
}
