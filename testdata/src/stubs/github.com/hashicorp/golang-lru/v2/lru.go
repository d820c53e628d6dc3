// Package lru stands in for caches of a fixed size.
package lru

// Cache keeps what was used last.
type Cache[K comparable, V any] struct{ items map[K]V }

// New returns a cache of size entries, or an error if size is not positive.
func New[K comparable, V any](size int) (*Cache[K, V], error) { return &Cache[K, V]{}, nil }

// NewWithEvict returns a cache.
func NewWithEvict[K comparable, V any](size int, onEvicted func(key K, value V)) (*Cache[K, V], error) {
	return &Cache[K, V]{}, nil
}

func (c *Cache[K, V]) Add(k K, v V) bool { return false }
func (c *Cache[K, V]) Get(k K) (V, bool) { v, ok := c.items[k]; return v, ok }
func (c *Cache[K, V]) Remove(k K) bool   { return false }
func (c *Cache[K, V]) Purge()            {}
