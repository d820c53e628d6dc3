// Package comesandgoes has goroutines that work on an object which comes and goes, and that end with it.
package comesandgoes

import (
	"io"
	"log"
	"sync"
	"time"
)

// Pool lends slots.
type Pool struct {
	name string
	quit chan struct{}
}

// NewPool is a pool.
func NewPool(name string) *Pool { return &Pool{name: name, quit: make(chan struct{})} }

// Close ends the pool.
func (p *Pool) Close() { close(p.quit) }

// Slot is lent until it is given back.
type Slot struct {
	pool  *Pool
	since time.Time
	back  chan struct{}
}

// Borrow lends a slot, and tells now and then how long it is out.
func (p *Pool) Borrow() *Slot {
	s := &Slot{pool: p, since: time.Now(), back: make(chan struct{})}
	go func() {
		t := time.NewTicker(time.Minute)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				log.Print(p.name, time.Since(s.since))
			case <-s.back:
				return
			}
		}
	}()
	return s
}

// GiveBack ends the loan.
func (s *Slot) GiveBack() { close(s.back) }

// With does something with a slot.
func (p *Pool) With(do func() error) error {
	s := p.Borrow()
	defer s.GiveBack()
	return do()
}

// Cursor is a place in what a pool has.
type Cursor struct {
	once sync.Once
	over chan struct{}
}

// Open makes a cursor that ends with the pool.
func (p *Pool) Open() *Cursor {
	c := &Cursor{over: make(chan struct{})}
	go c.until(p.quit)
	return c
}

func (c *Cursor) until(quit <-chan struct{}) {
	select {
	case <-quit:
		c.Close()
	case <-c.over:
	}
}

// Close ends the cursor.
func (c *Cursor) Close() { c.once.Do(func() { close(c.over) }) }

// Copy writes what there is.
func (p *Pool) Copy(w io.Writer) error {
	c := p.Open()
	defer c.Close()
	_, err := io.WriteString(w, p.name)
	return err
}

// Server serves one listener for as long as it lives.
type Server struct{ quit chan struct{} }

// NewServer is a server.
func NewServer() *Server { return &Server{quit: make(chan struct{})} }

// Stop ends it.
func (s *Server) Stop() { close(s.quit) }

// Handle is what a server gives who has started it.
type Handle struct{ name string }

// Start begins the server's life, once.
func (s *Server) Start(name string) *Handle {
	h := &Handle{name: name}
	go func() {
		<-s.quit
		log.Print(h.name)
	}()
	return h
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
	go r.tell(p, c)
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
	close(p.out)
}
