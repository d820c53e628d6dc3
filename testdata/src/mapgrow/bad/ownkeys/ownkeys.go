// Package ownkeys has sets of its own with a lock in each: what was moved is told to the log,
// as far as it is still there.
package ownkeys

import "sync"

type set struct {
	mu sync.Mutex
	in map[string]int
}

func newSet() *set { return &set{in: map[string]int{}} }

func (s *set) put(k string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.in[k]++
}

func (s *set) drop(ks ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, k := range ks {
		delete(s.in, k)
	}
}

func (s *set) has(k string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.in[k] > 0
}

func (s *set) all() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var ks []string
	for k := range s.in {
		ks = append(ks, k)
	}
	return ks
}

// Shelf has books.
type Shelf struct{ books, moved *set }

// NewShelf is empty.
func NewShelf() *Shelf { return &Shelf{books: newSet(), moved: newSet()} }

// OnMove puts a book somewhere.
func (s *Shelf) OnMove(book string) {
	s.books.put(book)
	s.moved.put(book) // want mapgrow medium "Shelf.moved"
}

// OnSold takes a book away.
func (s *Shelf) OnSold(book string) { s.books.drop(book) }

// Log tells what was moved.
func (s *Shelf) Log(tell func(string)) {
	for _, b := range s.books.all() {
		if s.moved.has(b) {
			tell(b)
			s.moved.drop(b)
		}
	}
}
