// Package lru stands in for a cache with a size that 0 turns off.
package lru

// Key is a key.
type Key any

// Cache keeps what was used last.
type Cache struct{ items map[any]any }

// New returns a cache; 0 is no size.
func New(size int) *Cache { return &Cache{} }

func (c *Cache) Add(key Key, value any)  {}
func (c *Cache) Get(key Key) (any, bool) { v, ok := c.items[key]; return v, ok }
func (c *Cache) Remove(key Key)          {}
func (c *Cache) Clear()                  {}
