// Package chains keeps what is under way in linked lists, and takes out what is done.
package chains

import (
	"net/http"
	"sync"
)

// entry is a request in a ring of entries.
type entry[T any] struct {
	before, after *entry[T]
	value         T
}

func (e *entry[T]) insertAfter(at *entry[T]) {
	e.before, e.after = at, at.after
	at.after.before = e
	at.after = e
}

func (e *entry[T]) leave() {
	e.before.after, e.after.before = e.after, e.before
}

// ring is a list that begins and ends with an entry of its own.
type ring[T any] struct{ anchor entry[T] }

func (r *ring[T]) init() *ring[T] {
	r.anchor.before, r.anchor.after = &r.anchor, &r.anchor
	return r
}

func (r *ring[T]) add(v T) *entry[T] {
	e := &entry[T]{value: v}
	e.insertAfter(r.anchor.before)
	return e
}

// call is a call that others may come after, or one that is over.
type call struct {
	path string
	next *call
}

// Desk has the calls that are under way, and those to be used again.
type Desk struct {
	mu      sync.Mutex
	running ring[string]
	free    *call
	recent  *call
	stale   *call
}

// NewDesk returns a desk without calls.
func NewDesk() *Desk {
	d := &Desk{}
	d.running.init()
	return d
}

// take has a call that was used before, or a new one.
func (d *Desk) take(path string) *call {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.free
	if c == nil {
		return &call{path: path}
	}
	d.free = c.next
	c.path, c.next = path, nil
	return c
}

func (d *Desk) giveBack(c *call) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c.next = d.free
	d.free = c
}

// note moves a path to the front of the recent ones, or puts it there instead of the last.
func (d *Desk) note(path string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := 0
	for at := &d.recent; *at != nil; at = &(*at).next {
		if n++; (*at).path == path || n == 8 {
			*at = (*at).next
			break
		}
	}
	d.recent = &call{path: path, next: d.recent}
}

// defers what cannot be done now, all of which the next sweep does.
func (d *Desk) later(path string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.stale = &call{path: path, next: d.stale}
}

// Sweep does what was put off.
func (d *Desk) Sweep(do func(string)) {
	d.mu.Lock()
	list := d.stale
	d.stale = nil
	d.mu.Unlock()
	for ; list != nil; list = list.next {
		do(list.path)
	}
}

// ServeHTTP serves one call.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := d.take(r.URL.Path)
	defer d.giveBack(c)
	d.mu.Lock()
	e := d.running.add(c.path)
	d.mu.Unlock()
	defer func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		e.leave()
	}()
	d.note(c.path)
	d.later(c.path)
	d.Sweep(func(path string) { w.Header().Add("X-Late", path) })
}

// Serve serves a desk.
func Serve(addr string) error { return http.ListenAndServe(addr, NewDesk()) }
