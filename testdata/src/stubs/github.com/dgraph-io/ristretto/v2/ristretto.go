// Package ristretto stands in for a cache that is bounded by the cost of its entries.
package ristretto

import "time"

// Config is what a cache is made with.
type Config[K comparable, V any] struct {
	NumCounters        int64
	MaxCost            int64
	BufferItems        int64
	Metrics            bool
	IgnoreInternalCost bool
	Cost               func(value V) int64
}

// Cache keeps entries up to a cost.
type Cache[K comparable, V any] struct{ items map[K]V }

// NewCache returns a cache.
func NewCache[K comparable, V any](config *Config[K, V]) (*Cache[K, V], error) {
	return &Cache[K, V]{}, nil
}

func (c *Cache[K, V]) Set(key K, value V, cost int64) bool                           { return true }
func (c *Cache[K, V]) SetWithTTL(key K, value V, cost int64, ttl time.Duration) bool { return true }
func (c *Cache[K, V]) Get(key K) (V, bool)                                           { v, ok := c.items[key]; return v, ok }
func (c *Cache[K, V]) Del(key K)                                                     {}
func (c *Cache[K, V]) Clear()                                                        {}
func (c *Cache[K, V]) Close()                                                        {}
