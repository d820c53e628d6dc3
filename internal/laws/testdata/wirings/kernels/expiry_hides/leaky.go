// growthlint: any of mapgrow cachegrow
package store

import (
	"sync"
	"time"
)

type Store struct {
	mu      sync.Mutex
	results map[string]result
}

type result struct {
	text string
	till time.Time
}

func NewStore() *Store { return &Store{results: map[string]result{}} }

func (s *Store) get(key string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.results[key]
	if !ok || time.Now().After(r.till) {
		return "", false
	}
	return r.text, true
}

func (s *Store) put(key, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.results[key] = result{text, time.Now().Add(time.Minute)}
}

func (s *Store) Touch(key string) {
	if _, ok := s.get(key); !ok {
		s.put(key, key)
	}
}
