// Package lru stands in for caches of a fixed size, before generics.
package lru

// Cache keeps what was used last.
type Cache struct{ items map[any]any }

// New returns a cache of size entries, or an error if size is not positive.
func New(size int) (*Cache, error) { return &Cache{}, nil }

func (c *Cache) Add(k, v any) bool     { return false }
func (c *Cache) Get(k any) (any, bool) { v, ok := c.items[k]; return v, ok }
func (c *Cache) Remove(k any) bool     { return false }
