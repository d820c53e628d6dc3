// Package main keeps two maps in structs of their own within an object, of which only one loses who leaves.
package main

import (
	"net/http"
	"sync"
	"time"
)

// state is a part of a room, and no object of its own.
type state struct {
	guests map[string]time.Time
	open   bool
}

type badges struct{ of map[string]int }

type room struct {
	mu     sync.Mutex
	now    state
	badges badges
}

func (r *room) ServeHTTP(_ http.ResponseWriter, q *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	name := q.FormValue("name")
	if q.Method == http.MethodDelete {
		r.leave(name)
	} else if r.now.open {
		r.now.guests[name] = time.Now()
		r.badges.of[name] = len(r.badges.of) // want mapgrow medium "deletes the key from room.now.guests but not from room.badges.of"
	}
}

func (r *room) leave(name string) {
	delete(r.now.guests, name)
}

func main() {
	r := &room{now: state{guests: map[string]time.Time{}, open: true}, badges: badges{of: map[string]int{}}}
	_ = http.ListenAndServe(":8080", r)
}
