// Package keylock serialises work on the same key.
package keylock

import "sync"

type held struct {
	done    chan struct{}
	waiting int
}

// KeyLock is a lock for each key that somebody holds.
type KeyLock[K comparable] struct {
	mu sync.Mutex
	m  map[K]*held
}

// New returns a KeyLock that nobody holds.
func New[K comparable]() *KeyLock[K] { return &KeyLock[K]{m: make(map[K]*held)} }

// Lock locks key and returns what unlocks it.
func (l *KeyLock[K]) Lock(key K) (unlock func()) {
	l.mu.Lock()
	h, ok := l.m[key]
	if !ok {
		h = &held{done: make(chan struct{}, 1)}
		l.m[key] = h
	}
	h.waiting++
	l.mu.Unlock()

	h.done <- struct{}{}
	return func() {
		<-h.done
		l.mu.Lock()
		defer l.mu.Unlock()
		if h.waiting--; h.waiting == 0 {
			delete(l.m, key)
		}
	}
}

// Do runs fn under the lock of key.
func (l *KeyLock[K]) Do(key K, fn func() error) error {
	defer l.Lock(key)()
	return fn()
}
