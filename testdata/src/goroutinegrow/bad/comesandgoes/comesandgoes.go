// Package comesandgoes has goroutines that work on an object which comes and goes, and that go on when it is gone.
package comesandgoes

import (
	"io"
	"log"
	"sync"
	"time"
)

// Pool has cursors.
type Pool struct {
	name string
	quit chan struct{}
}

// NewPool is a pool.
func NewPool(name string) *Pool { return &Pool{name: name, quit: make(chan struct{})} }

// Close ends the pool.
func (p *Pool) Close() { close(p.quit) }

// Shelf lends slots, and goes on.
type Shelf struct{ name string }

// NewShelf is a shelf.
func NewShelf(name string) *Shelf { return &Shelf{name} }

// Slot is lent until it is given back.
type Slot struct {
	from  *Shelf
	since time.Time
}

// Borrow lends a slot, and tells now and then how long it is out.
func (p *Shelf) Borrow() *Slot {
	s := &Slot{from: p, since: time.Now()}
	go func() { // want goroutinegrow medium "ends only when its channel is closed, and nothing closes it"
		for range time.Tick(time.Minute) {
			log.Print(p.name, time.Since(s.since))
		}
	}()
	return s
}

// GiveBack ends the loan.
func (s *Slot) GiveBack() { log.Print(s.from.name, " is free") }

// With does something with a slot.
func (p *Shelf) With(do func() error) error {
	s := p.Borrow()
	defer s.GiveBack()
	return do()
}

// Cursor is a place in what a pool has.
type Cursor struct {
	mu   sync.Mutex
	over bool
}

// Open makes a cursor that ends with the pool.
func (p *Pool) Open() *Cursor {
	c := &Cursor{}
	go c.until(p.quit) // want goroutinegrow medium "it waits only for quit, which outlives the call of .*Open"
	return c
}

func (c *Cursor) until(quit <-chan struct{}) {
	<-quit
	c.Close()
}

// Close ends the cursor.
func (c *Cursor) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.over = true
}

// Copy writes what there is.
func (p *Pool) Copy(w io.Writer) error {
	c := p.Open()
	defer c.Close()
	_, err := io.WriteString(w, p.name)
	return err
}

// player has a queue of what is to be told to it.
type player struct {
	id  string
	out chan string
}

// Room is where players are.
type Room struct {
	mu      sync.Mutex
	players map[string]*player
}

// NewRoom is a room without players.
func NewRoom() *Room { return &Room{players: map[string]*player{}} }

// Play has a player in the room for as long as it reads.
func (r *Room) Play(id string, c io.ReadWriter) {
	p := &player{id: id, out: make(chan string, 4)}
	r.mu.Lock()
	r.players[id] = p
	r.mu.Unlock()
	go r.tell(p, c) // want goroutinegrow medium "ends only when its channel is closed, and nothing closes it"
	_, _ = io.Copy(io.Discard, c)
	r.leave(p)
}

func (r *Room) tell(p *player, w io.Writer) {
	idle := time.NewTicker(time.Second)
	defer idle.Stop()
	for {
		select {
		case s, ok := <-p.out:
			if !ok {
				return
			}
			_, _ = io.WriteString(w, s)
		case <-idle.C:
			_, _ = io.WriteString(w, ".")
		}
	}
}

// Say tells all players.
func (r *Room) Say(s string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, p := range r.players {
		select {
		case p.out <- s:
		default:
		}
	}
}

func (r *Room) leave(p *player) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.players, p.id)
}
