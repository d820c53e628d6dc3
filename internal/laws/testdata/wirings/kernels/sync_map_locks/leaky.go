// growthlint: any of lockgrow mapgrow
package store

import "sync"

type Store struct {
	locks sync.Map // of *sync.Mutex, by key
	n     int
}

func NewStore() *Store { return new(Store) }

func (s *Store) lock(key string) *sync.Mutex {
	l, _ := s.locks.LoadOrStore(key, new(sync.Mutex))
	return l.(*sync.Mutex)
}

func (s *Store) Touch(key string) {
	l := s.lock(key)
	l.Lock()
	defer l.Unlock()
	s.n++
}
