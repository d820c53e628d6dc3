// Package lru stands in for a cache with a size that 0 turns off.
package lru

// Key is a key.
type Key any

// Cache keeps what was used last; its zero value has no size.
type Cache struct {
	MaxEntries int
	OnEvicted  func(key Key, value any)
	items      map[any]any
}

// New returns a cache; 0 is no size.
func New(maxEntries int) *Cache { return &Cache{MaxEntries: maxEntries} }

func (c *Cache) Add(key Key, value any)  {}
func (c *Cache) Get(key Key) (any, bool) { v, ok := c.items[key]; return v, ok }
func (c *Cache) Remove(key Key)          {}
func (c *Cache) RemoveOldest()           {}
func (c *Cache) Clear()                  {}
func (c *Cache) Len() int                { return 0 }
