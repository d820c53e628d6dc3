// Package otherkeys takes out under keys that are written otherwise than those it puts in under.
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
	s.taken[strings.ToUpper(name)] = c // want mapgrow high "Seats.taken gains .*its key has another form"
	s.mu.Unlock()
}

func (s *Seats) rise(name string) {
	s.mu.Lock()
	delete(s.taken, name)
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
	s.lent[series+"/"+volume] = to // want mapgrow medium "Shelf.lent gains .*its key has another form"
	s.due[slip{volume, 1}]++
	s.due[slip{volume, 2}]++ // want mapgrow medium "Shelf.due gains .*deletes only keys of another form"
}

// Return notes that nobody has it.
func (s *Shelf) Return(series, volume string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.lent, series+"-"+volume)
	delete(s.due, slip{volume, 1})
}

// Lent tells who has a volume, and what is due.
func (s *Shelf) Lent(series, volume string) (string, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lent[series+"/"+volume], s.due[slip{volume, 1}] + s.due[slip{volume, 2}]
}
