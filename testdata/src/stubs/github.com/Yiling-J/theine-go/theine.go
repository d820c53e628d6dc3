// Package theine stands in for a cache of a fixed size.
package theine

import "time"

// Builder makes a cache.
type Builder[K comparable, V any] struct{ maxsize int64 }

// Cache is a cache.
type Cache[K comparable, V any] struct{ items map[K]V }

// NewBuilder returns a builder of a cache of that size.
func NewBuilder[K comparable, V any](maxsize int64) *Builder[K, V] { return &Builder[K, V]{maxsize} }

func (b *Builder[K, V]) Build() (*Cache[K, V], error) { return &Cache[K, V]{}, nil }

func (c *Cache[K, V]) Set(k K, v V, cost int64) bool                           { return true }
func (c *Cache[K, V]) SetWithTTL(k K, v V, cost int64, ttl time.Duration) bool { return true }
func (c *Cache[K, V]) Get(k K) (V, bool)                                       { v, ok := c.items[k]; return v, ok }
func (c *Cache[K, V]) Delete(k K)                                              {}
