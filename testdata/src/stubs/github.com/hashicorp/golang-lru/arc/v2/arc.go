// Package arc stands in for an adaptive cache of a fixed size.
package arc

// ARCCache keeps what is used often and what was used last.
type ARCCache[K comparable, V any] struct{ items map[K]V }

// NewARC returns a cache of size entries, or an error if size is not positive.
func NewARC[K comparable, V any](size int) (*ARCCache[K, V], error) { return &ARCCache[K, V]{}, nil }

func (c *ARCCache[K, V]) Add(k K, v V)      {}
func (c *ARCCache[K, V]) Get(k K) (V, bool) { v, ok := c.items[k]; return v, ok }
