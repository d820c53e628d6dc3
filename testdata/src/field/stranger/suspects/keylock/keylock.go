// want lockgrow|mapgrow KeyLock.m medium/high

// Package keylock serialises work on the same key.
package keylock

import "sync"

// KeyLock is a lock for each key. The zero value is ready to use.
type KeyLock[K comparable] struct {
	m sync.Map
}

// Lock locks key and returns what unlocks it.
func (l *KeyLock[K]) Lock(key K) (unlock func()) {
	v, _ := l.m.LoadOrStore(key, &sync.Mutex{})
	mu := v.(*sync.Mutex)
	mu.Lock()
	return mu.Unlock
}

// Do runs fn under the lock of key.
func (l *KeyLock[K]) Do(key K, fn func() error) error {
	defer l.Lock(key)()
	return fn()
}
