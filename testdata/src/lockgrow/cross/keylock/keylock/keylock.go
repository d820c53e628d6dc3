// Package keylock locks by key, for ever and for a while.
package keylock

import "sync"

// Simple keeps each lock.
type Simple struct {
	mu    sync.Mutex
	locks map[string]*sync.Mutex
}

// Of returns the lock of a key.
func (s *Simple) Of(key string) *sync.Mutex {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.locks == nil {
		s.locks = make(map[string]*sync.Mutex)
	}
	l, ok := s.locks[key]
	if !ok {
		l = &sync.Mutex{}
		s.locks[key] = l // want lockgrow medium "Simple.locks"
	}
	return l
}

// Forgetting keeps a lock until it is told that the key is gone.
type Forgetting struct {
	mu    sync.Mutex
	locks map[string]*sync.Mutex
}

// Of returns the lock of a key.
func (f *Forgetting) Of(key string) *sync.Mutex {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.locks == nil {
		f.locks = make(map[string]*sync.Mutex)
	}
	if f.locks[key] == nil {
		f.locks[key] = &sync.Mutex{}
	}
	return f.locks[key]
}

// Gone drops the lock of a key.
func (f *Forgetting) Gone(key string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.locks, key)
}
