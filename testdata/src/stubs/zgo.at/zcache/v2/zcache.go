// Package zcache stands in for a generic cache with one expiry for all entries, and
// methods that give an entry its own.
package zcache

import "time"

// What a duration of an entry can mean besides itself.
const (
	NoExpiration      time.Duration = -1
	DefaultExpiration time.Duration = 0
)

// Cache is a map whose entries expire.
type Cache[K comparable, V any] struct{ *cache[K, V] }

type cache[K comparable, V any] struct{ items map[K]V }

// New returns a cache.
func New[K comparable, V any](defaultExpiration, cleanupInterval time.Duration) *Cache[K, V] {
	return &Cache[K, V]{&cache[K, V]{map[K]V{}}}
}

func (c *cache[K, V]) Set(k K, v V)                                  {}
func (c *cache[K, V]) SetWithExpire(k K, v V, d time.Duration)       {}
func (c *cache[K, V]) Add(k K, v V) error                            { return nil }
func (c *cache[K, V]) AddWithExpire(k K, v V, d time.Duration) error { return nil }
func (c *cache[K, V]) Get(k K) (V, bool)                             { v, ok := c.items[k]; return v, ok }
func (c *cache[K, V]) Delete(k K)                                    {}
func (c *cache[K, V]) DeleteExpired()                                {}
func (c *cache[K, V]) Reset()                                        {}
