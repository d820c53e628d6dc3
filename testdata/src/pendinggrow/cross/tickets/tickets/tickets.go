// Package tickets numbers what is under way; its users say when it is over.
package tickets

import "sync"

// Rack holds tickets.
type Rack struct {
	mu   sync.Mutex
	last uint64
	open map[uint64]chan string
}

// NewRack returns an empty rack.
func NewRack() *Rack { return &Rack{open: map[uint64]chan string{}} }

// Draw makes a ticket.
func (r *Rack) Draw() (uint64, <-chan string) {
	ch := make(chan string, 1)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last++
	r.open[r.last] = ch
	return r.last, ch
}

// Void takes a ticket out.
func (r *Rack) Void(n uint64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.open, n)
}

// Loose holds tickets that go with their answer only.
type Loose struct {
	mu   sync.Mutex
	last uint64
	open map[uint64]chan string
}

// NewLoose returns an empty one.
func NewLoose() *Loose { return &Loose{open: map[uint64]chan string{}} }

// Draw makes a ticket.
func (l *Loose) Draw() (uint64, <-chan string) {
	ch := make(chan string, 1)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last++
	l.open[l.last] = ch // want pendinggrow medium "Loose.open"
	return l.last, ch
}

// Answer gives the ticket's holder what he waits for.
func (l *Loose) Answer(n uint64, text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if ch, ok := l.open[n]; ok {
		delete(l.open, n)
		ch <- text
	}
}
