// growthlint: any of zombiegrow mapgrow
package store

import (
	"sync"
	"sync/atomic"
)

type Store struct {
	mu    sync.Mutex
	inUse map[string]int
	total atomic.Int64
}

func NewStore() *Store { return &Store{inUse: map[string]int{}} }

func (s *Store) add(key string, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inUse[key] += n
}

func (s *Store) Touch(key string) {
	s.add(key, 1)
	s.total.Add(1)
	s.add(key, -1)
}
