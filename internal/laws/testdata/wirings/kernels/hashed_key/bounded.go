package store

import (
	"hash/fnv"
	"sync"
)

type Store struct {
	mu     sync.Mutex
	counts map[uint64]uint32
}

func NewStore() *Store { return &Store{counts: map[uint64]uint32{}} }

func (s *Store) Touch(key string) {
	h := fnv.New64a()
	h.Write([]byte(key))
	slot := h.Sum64() & 0xff
	s.mu.Lock()
	s.counts[slot]++
	s.mu.Unlock()
}
