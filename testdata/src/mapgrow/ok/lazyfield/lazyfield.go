// Package lazyfield has maps that a method makes where they are first asked for, and that do not grow
// without end.
package lazyfield

import (
	"net/http"
	"sync"
)

// Board has notes and the readers of each.
type Board struct {
	once    sync.Once
	mu      sync.Mutex
	notes   map[string]string
	readers map[string]int
}

// Notes are made with the first one.
func (b *Board) Notes() map[string]string {
	b.once.Do(func() { b.notes = map[string]string{} })
	return b.notes
}

func (b *Board) counts() map[string]int {
	if b.readers == nil {
		b.readers = map[string]int{}
	}
	return b.readers
}

// ServeHTTP pins a note or takes one down, with how often it was read.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	b.mu.Lock()
	defer b.mu.Unlock()
	switch r.Method {
	case http.MethodPost:
		if len(b.Notes()) < 1000 {
			b.Notes()[id] = r.FormValue("text")
		}
	case http.MethodDelete:
		delete(b.Notes(), id)
		delete(b.counts(), id)
	default:
		if len(b.counts()) < 2000 {
			b.counts()[id]++
		}
		_, _ = w.Write([]byte(b.Notes()[id]))
	}
}

// seats are taken by guests; the list of who waits is as long as it may be.
type seats struct {
	taken, waits map[string]bool
}

var hall = struct {
	mu    sync.Mutex
	seats *seats
}{}

func theSeats() *seats {
	if hall.seats == nil {
		hall.seats = &seats{taken: map[string]bool{}, waits: map[string]bool{}}
	}
	return hall.seats
}

// Sit seats a guest, or has it wait.
func Sit(w http.ResponseWriter, r *http.Request) {
	hall.mu.Lock()
	defer hall.mu.Unlock()
	who := r.RemoteAddr
	if len(theSeats().taken) < 100 {
		theSeats().taken[who] = true
	} else if len(theSeats().waits) < 1000 {
		theSeats().waits[who] = true
	}
}
