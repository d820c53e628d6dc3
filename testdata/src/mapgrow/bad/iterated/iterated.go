// Package iterated goes through one of its maps by an iterator, and takes out of two: what is in the
// other one alone stays.
package iterated

import (
	"iter"
	"net/http"
	"sync"
	"time"
)

// Notes are kept by their names.
type Notes struct{ text, until sync.Map }

// NewNotes throws away what is over.
func NewNotes() *Notes {
	n := &Notes{}
	go n.sweep()
	return n
}

// ServeHTTP keeps a note, some for an hour.
func (n *Notes) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	n.text.Store(name, r.FormValue("text")) // want mapgrow medium "Notes.text gains .*removes only keys that until still holds"
	if r.FormValue("for") == "an hour" {
		n.until.Store(name, time.Now().Add(time.Hour))
	}
}

func (n *Notes) sweep() {
	for range time.Tick(time.Minute) {
		for name, at := range all[string, time.Time](&n.until) {
			if time.Now().After(at) {
				n.text.Delete(name)
				n.until.Delete(name)
			}
		}
	}
}

func all[K comparable, V any](m *sync.Map) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		m.Range(func(k, v any) bool { return yield(k.(K), v.(V)) })
	}
}

// Desk has visitors and their seats.
type Desk struct {
	mu    sync.Mutex
	names map[string]string
	seats map[string]int
}

// NewDesk returns a desk.
func NewDesk() *Desk { return &Desk{names: map[string]string{}, seats: map[string]int{}} }

// ServeHTTP seats a visitor, and notes the name of one that says it.
func (d *Desk) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.seats[r.RemoteAddr] = len(d.seats) // want mapgrow medium "Desk.seats gains .*removes only keys that names still holds"
	if name := r.FormValue("name"); name != "" {
		d.names[r.RemoteAddr] = name
	}
}

func (d *Desk) named(f func(who, name string)) {
	for who, name := range d.names {
		f(who, name)
	}
}

// Close lets all that are named go.
func (d *Desk) Close(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.named(func(who, _ string) {
		delete(d.names, who)
		delete(d.seats, who)
	})
}
