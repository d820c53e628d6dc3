package store

import (
	"container/list"
	"sync"
)

type Store struct {
	mu     sync.Mutex
	recent *list.List
	at     map[string]*list.Element
}

func NewStore() *Store { return &Store{recent: list.New(), at: map[string]*list.Element{}} }

func (s *Store) Touch(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e, ok := s.at[key]; ok {
		s.recent.MoveToFront(e)
		return
	}
	s.at[key] = s.recent.PushFront(key)
	for s.recent.Len() > 500 {
		oldest := s.recent.Back()
		s.recent.Remove(oldest)
		delete(s.at, oldest.Value.(string))
	}
}
