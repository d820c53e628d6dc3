// Package captured has closures that give what they have captured a new value made of the former
// one, in more than one place or by way of a list.
package captured

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
)

// Layer makes a handler of a handler.
type Layer func(http.Handler) http.Handler

// Guarded puts one layer around the handler, and another one while tracing is on.
func Guarded(plain http.Handler, guard, trace Layer, tracing func() bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if tracing() {
			plain = trace(plain) // want wrapgrow medium "plain"
		}
		plain = guard(plain)
		plain.ServeHTTP(w, r)
	})
}

type pair struct{ name, value string }

// Note is a line with what is known of it.
type Note struct {
	mu    *sync.Mutex
	known []pair
}

// And returns a note of which more is known.
func (n Note) And(more ...pair) Note {
	n.known = append(n.known[:len(n.known):len(n.known)], more...)
	return n
}

// Plus does so with what package slices has.
func (n Note) Plus(name, value string) Note {
	n.known = append(slices.Clip(n.known), pair{name, value})
	return n
}

// Write writes it.
func (n Note) Write() {
	n.mu.Lock()
	defer n.mu.Unlock()
	fmt.Println(n.known)
}

// Noted writes a note of each request.
func Noted(inner http.Handler, more func(*http.Request, Note) Note) http.Handler {
	note := Note{mu: new(sync.Mutex)}.And(pair{"kind", "request"})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inner.ServeHTTP(w, r)
		if more != nil {
			note = more(r, note)
		}
		note = note.And(pair{"path", r.URL.Path}) // want wrapgrow medium "wraps note"
		note.Write()
	})
}

// Desk keeps its note in a field.
type Desk struct{ note Note }

// ServeHTTP notes a request.
func (d *Desk) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	d.note = d.note.Plus("path", r.URL.Path) // want wrapgrow medium "wraps note"
	d.note.Write()
}

// Serve has a desk.
func Serve(addr string) error {
	return http.ListenAndServe(addr, &Desk{note: Note{mu: new(sync.Mutex)}})
}
