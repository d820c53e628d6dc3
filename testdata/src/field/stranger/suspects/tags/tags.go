// want mapgrow|zombiegrow Index.sets medium

// Package tags groups values by what they are tagged with.
package tags

import "sync"

// Set is a set.
type Set[T comparable] map[T]struct{}

// Index maps tags to sets of values.
type Index[T comparable] struct {
	mu   sync.Mutex
	sets map[string]Set[T]
}

// Tag adds v under tag.
func (x *Index[T]) Tag(tag string, v T) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.sets == nil {
		x.sets = make(map[string]Set[T])
	}
	s, ok := x.sets[tag]
	if !ok {
		s = Set[T]{}
		x.sets[tag] = s
	}
	s[v] = struct{}{}
}

// Forget takes v out of all sets.
func (x *Index[T]) Forget(v T) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, s := range x.sets {
		delete(s, v)
	}
}

// Count returns how many values are tagged with tag.
func (x *Index[T]) Count(tag string) int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.sets[tag])
}
