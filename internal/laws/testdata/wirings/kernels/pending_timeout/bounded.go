package store

import (
	"sync"
	"time"
)

type Store struct {
	mu      sync.Mutex
	last    uint64
	waiting map[uint64]chan string
	out     chan uint64
}

func NewStore() *Store {
	return &Store{waiting: make(map[uint64]chan string), out: make(chan uint64, 8)}
}

// Answer is for whoever reads the answers.
func (s *Store) Answer(id uint64, text string) {
	s.mu.Lock()
	back, ok := s.waiting[id]
	delete(s.waiting, id)
	s.mu.Unlock()
	if ok {
		back <- text
	}
}

func (s *Store) begin() (uint64, chan string) {
	back := make(chan string, 1)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	s.waiting[s.last] = back
	return s.last, back
}

func (s *Store) end(id uint64) {
	s.mu.Lock()
	delete(s.waiting, id)
	s.mu.Unlock()
}

func (s *Store) Touch(question string) {
	id, back := s.begin()
	defer s.end(id)
	select {
	case s.out <- id:
	default:
		return
	}
	select {
	case <-back:
	case <-time.After(time.Duration(len(question)) * time.Second):
	}
}
