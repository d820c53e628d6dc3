// Package expirable stands in for a cache with a size and a life, each of which 0
// turns off.
package expirable

import "time"

// LRU keeps what was used last, for a while.
type LRU[K comparable, V any] struct{ items map[K]V }

// NewLRU returns a cache; size 0 is no size, ttl 0 is for ever.
func NewLRU[K comparable, V any](size int, onEvict func(K, V), ttl time.Duration) *LRU[K, V] {
	return &LRU[K, V]{}
}

func (c *LRU[K, V]) Add(k K, v V) bool { return false }
func (c *LRU[K, V]) Get(k K) (V, bool) { v, ok := c.items[k]; return v, ok }
func (c *LRU[K, V]) Remove(k K) bool   { return false }
func (c *LRU[K, V]) Purge()            {}
