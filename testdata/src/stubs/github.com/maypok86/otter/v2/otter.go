// Package otter stands in for a cache whose options say whether it is bounded at all.
package otter

import "time"

// ExpiryCalculator is the life of entries.
type ExpiryCalculator[K comparable, V any] interface{ life(K, V) time.Duration }

type written[K comparable, V any] struct{ d time.Duration }

func (w written[K, V]) life(K, V) time.Duration { return w.d }

// ExpiryWriting is a life that begins when an entry is written.
func ExpiryWriting[K comparable, V any](d time.Duration) ExpiryCalculator[K, V] {
	return written[K, V]{d}
}

// Options are what a cache is made with.
type Options[K comparable, V any] struct {
	MaximumSize      int
	MaximumWeight    uint64
	InitialCapacity  int
	Weigher          func(K, V) uint32
	ExpiryCalculator ExpiryCalculator[K, V]
}

// Cache is a cache.
type Cache[K comparable, V any] struct{ items map[K]V }

// Must returns a cache.
func Must[K comparable, V any](o *Options[K, V]) *Cache[K, V] { return &Cache[K, V]{} }

// New returns a cache.
func New[K comparable, V any](o *Options[K, V]) (*Cache[K, V], error) { return &Cache[K, V]{}, nil }

func (c *Cache[K, V]) Set(k K, v V) (V, bool)     { return v, false }
func (c *Cache[K, V]) GetIfPresent(k K) (V, bool) { v, ok := c.items[k]; return v, ok }
func (c *Cache[K, V]) Invalidate(k K) (V, bool)   { v, ok := c.items[k]; return v, ok }
func (c *Cache[K, V]) InvalidateAll()             {}
