// Package otherkeys takes out what it has put in under keys that are written alike at both places.
package otherkeys

import (
	"bufio"
	"net"
	"strings"
	"sync"
)

// Seats are taken and left by name.
type Seats struct {
	mu    sync.Mutex
	taken map[string]net.Conn
}

// NewSeats are free.
func NewSeats() *Seats { return &Seats{taken: map[string]net.Conn{}} }

func (s *Seats) sit(name string, c net.Conn) {
	s.mu.Lock()
	s.taken[strings.ToUpper(name)] = c
	s.mu.Unlock()
}

func (s *Seats) rise(name string) {
	s.mu.Lock()
	delete(s.taken, strings.ToUpper(name))
	s.mu.Unlock()
}

// Taken tells how many are.
func (s *Seats) Taken() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.taken)
}

// Host lets guests sit for as long as they are there.
func (s *Seats) Host(l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			in := bufio.NewScanner(c)
			if !in.Scan() {
				return
			}
			name := in.Text()
			s.sit(name, c)
			defer s.rise(name)
			for in.Scan() {
			}
		}()
	}
}

// Shelf lends volumes of series.
type Shelf struct {
	mu   sync.Mutex
	lent map[string]string
	due  map[slip]int
}

type slip struct {
	volume string
	stage  int
}

// NewShelf has lent nothing.
func NewShelf() *Shelf { return &Shelf{lent: map[string]string{}, due: map[slip]int{}} }

// Lend notes who has a volume.
func (s *Shelf) Lend(series, volume, to string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lent[series+"/"+volume] = to
	s.due[slip{volume, 1}]++
	s.due[slip{volume, 2}]++
}

// Return notes that nobody has it.
func (s *Shelf) Return(series, volume string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.lent, series+"/"+volume)
	delete(s.due, slip{volume, 1})
	delete(s.due, slip{volume, 2})
}

// Lent tells who has a volume, and what is due.
func (s *Shelf) Lent(series, volume string) (string, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lent[series+"/"+volume], s.due[slip{volume, 1}] + s.due[slip{volume, 2}]
}

// Rings are numbered; one leaves as its second neighbour comes.
type Rings struct {
	mu sync.Mutex
	at map[int]string
	by map[string]int
}

// NewRings are none.
func NewRings() *Rings { return &Rings{at: map[int]string{}, by: map[string]int{}} }

// Turn goes on: numbers that are counted from a parameter meet.
func (r *Rings) Turn(n int, s string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.at[n+8] = s
	delete(r.at, n+1)
}

// Name and Forget are called with names that their callers have folded already.
func (r *Rings) Name(s string, n int) {
	s = strings.ToLower(s)
	r.enter(s, n)
	if n < 0 {
		r.leave(s)
	}
}

// Forget takes a name out.
func (r *Rings) Forget(s string) { r.leave(strings.ToLower(s)) }

func (r *Rings) enter(s string, n int) {
	r.mu.Lock()
	r.by[strings.ToLower(s)] = n
	r.mu.Unlock()
}

func (r *Rings) leave(s string) {
	r.mu.Lock()
	delete(r.by, s)
	r.mu.Unlock()
}
