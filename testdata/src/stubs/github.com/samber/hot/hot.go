// Package hot stands in for a cache of a fixed capacity.
package hot

import "time"

// EvictionAlgorithm is how it is decided what goes.
type EvictionAlgorithm string

// LRU is that what was not used longest goes.
const LRU EvictionAlgorithm = "lru"

// HotCacheConfig makes a cache.
type HotCacheConfig[K comparable, V any] struct{ capacity int }

// NewHotCache returns what makes a cache of that capacity.
func NewHotCache[K comparable, V any](algorithm EvictionAlgorithm, capacity int) HotCacheConfig[K, V] {
	return HotCacheConfig[K, V]{capacity}
}

// Build makes the cache.
func (c HotCacheConfig[K, V]) Build() *HotCache[K, V] { return &HotCache[K, V]{} }

// HotCache is a cache.
type HotCache[K comparable, V any] struct{ items map[K]V }

func (c *HotCache[K, V]) Set(k K, v V)                           {}
func (c *HotCache[K, V]) SetWithTTL(k K, v V, ttl time.Duration) {}
func (c *HotCache[K, V]) Get(k K) (V, bool, error)               { v, ok := c.items[k]; return v, ok, nil }
func (c *HotCache[K, V]) Delete(k K) bool                        { return false }
