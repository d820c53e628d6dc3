// growthlint: any of zombiegrow mapgrow
package store

import "sync"

type Store struct {
	mu   sync.Mutex
	held map[string]*lease
}

type lease struct{ owner string }

func NewStore() *Store { return &Store{held: make(map[string]*lease)} }

func (s *Store) Touch(key string) {
	s.mu.Lock()
	if s.held[key] != nil {
		s.mu.Unlock()
		return
	}
	s.held[key] = &lease{owner: key}
	s.mu.Unlock()
	s.release(key)
}

func (s *Store) release(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held[key] = nil
}
