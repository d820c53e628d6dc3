// Package simplelru stands in for a cache of a fixed size without a lock.
package simplelru

// LRU keeps what was used last.
type LRU struct{ items map[any]any }

// NewLRU returns a cache of size entries, or an error if size is not positive.
func NewLRU(size int, onEvict func(k, v any)) (*LRU, error) { return &LRU{}, nil }

func (c *LRU) Add(k, v any) bool     { return false }
func (c *LRU) Get(k any) (any, bool) { v, ok := c.items[k]; return v, ok }
