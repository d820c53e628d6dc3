// Package simplelru stands in for a cache of a fixed size without a lock.
package simplelru

// LRU keeps what was used last.
type LRU[K comparable, V any] struct{ items map[K]V }

// NewLRU returns a cache of size entries, or an error if size is not positive.
func NewLRU[K comparable, V any](size int, onEvict func(K, V)) (*LRU[K, V], error) {
	return &LRU[K, V]{}, nil
}

func (c *LRU[K, V]) Add(k K, v V) bool { return false }
func (c *LRU[K, V]) Get(k K) (V, bool) { v, ok := c.items[k]; return v, ok }
