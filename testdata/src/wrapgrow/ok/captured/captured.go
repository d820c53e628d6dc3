// Package captured has closures that make something of what they have captured, for one request.
package captured

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
)

// Layer makes a handler of a handler.
type Layer func(http.Handler) http.Handler

// Guarded puts the layers around the handler for the request alone.
func Guarded(plain http.Handler, guard, trace Layer, tracing func() bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := guard(plain)
		if tracing() {
			h = trace(h)
		}
		h.ServeHTTP(w, r)
	})
}

// Begun begins again with the plain handler where there is no layer.
func Begun(plain http.Handler, guard Layer, off func() bool) http.Handler {
	h := plain
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if off() {
			h = plain
		} else {
			h = guard(plain)
		}
		h.ServeHTTP(w, r)
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

// Only returns a note of which nothing else is known.
func (n Note) Only(name, value string) Note {
	n.known = append(slices.Clip(n.known[:0]), pair{name, value})
	return n
}

// Write writes it.
func (n Note) Write() {
	n.mu.Lock()
	defer n.mu.Unlock()
	fmt.Println(n.known)
}

// Noted writes a note of each request.
func Noted(inner http.Handler) http.Handler {
	note := Note{mu: new(sync.Mutex)}.And(pair{"kind", "request"})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inner.ServeHTTP(w, r)
		own := note
		own = own.And(pair{"path", r.URL.Path})
		own.Write()
	})
}

// Desk keeps the note of the latest request.
type Desk struct{ note Note }

// ServeHTTP notes a request.
func (d *Desk) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	d.note = d.note.Only("path", r.URL.Path)
	d.note.Write()
}

// Serve has a desk.
func Serve(addr string) error {
	return http.ListenAndServe(addr, &Desk{note: Note{mu: new(sync.Mutex)}})
}
