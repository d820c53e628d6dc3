// Package zcache stands in for the first version of a cache with an expiry for each entry.
package zcache

import "time"

// What a duration of an entry can mean besides itself.
const (
	NoExpiration      time.Duration = -1
	DefaultExpiration time.Duration = 0
)

// Cache is a map whose entries expire.
type Cache struct{ *cache }

type cache struct{ items map[string]any }

// New returns a cache.
func New(defaultExpiration, cleanupInterval time.Duration) *Cache {
	return &Cache{&cache{map[string]any{}}}
}

func (c *cache) Set(k string, v any, d time.Duration)       {}
func (c *cache) Add(k string, v any, d time.Duration) error { return nil }
func (c *cache) Get(k string) (any, bool)                   { v, ok := c.items[k]; return v, ok }
func (c *cache) Delete(k string)                            {}
func (c *cache) DeleteExpired()                             {}
func (c *cache) Flush()                                     {}
