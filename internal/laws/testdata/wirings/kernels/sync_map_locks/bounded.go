package store

import "sync"

type Store struct {
	locks [64]sync.Mutex
	n     int
}

func NewStore() *Store { return new(Store) }

func (s *Store) lock(key string) *sync.Mutex {
	return &s.locks[len(key)%len(s.locks)]
}

func (s *Store) Touch(key string) {
	l := s.lock(key)
	l.Lock()
	defer l.Unlock()
	s.n++
}
