package store

import "sync"

type Store struct {
	mu    sync.RWMutex
	rooms map[string]map[int]struct{}
	next  int
}

func NewStore() *Store { return &Store{rooms: map[string]map[int]struct{}{}} }

func (s *Store) enter(room string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	guests := s.rooms[room]
	if guests == nil {
		guests = map[int]struct{}{}
		s.rooms[room] = guests
	}
	s.next++
	guests[s.next] = struct{}{}
	return s.next
}

func (s *Store) leave(room string, guest int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.rooms[room], guest)
	if len(s.rooms[room]) == 0 {
		delete(s.rooms, room)
	}
}

func (s *Store) Touch(room string) {
	guest := s.enter(room)
	defer s.leave(room, guest)
}
