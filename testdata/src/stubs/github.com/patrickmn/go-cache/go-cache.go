// Package cache stands in for a cache with an expiry for each entry.
package cache

import "time"

// What a duration of an entry can mean besides itself.
const (
	NoExpiration      time.Duration = -1
	DefaultExpiration time.Duration = 0
)

// Item is an entry.
type Item struct {
	Object     any
	Expiration int64
}

// Cache is a map whose entries expire.
type Cache struct{ *cache }

type cache struct{ items map[string]any }

// New returns a cache; cleanupInterval is how often old entries are removed.
func New(defaultExpiration, cleanupInterval time.Duration) *Cache {
	return &Cache{&cache{map[string]any{}}}
}

func (c *cache) Set(k string, x any, d time.Duration)       {}
func (c *cache) SetDefault(k string, x any)                 {}
func (c *cache) Add(k string, x any, d time.Duration) error { return nil }
func (c *cache) Get(k string) (any, bool)                   { x, ok := c.items[k]; return x, ok }
func (c *cache) Delete(k string)                            {}
func (c *cache) DeleteExpired()                             {}
func (c *cache) Flush()                                     {}
func (c *cache) Items() map[string]Item                     { return nil }
func (c *cache) ItemCount() int                             { return 0 }
