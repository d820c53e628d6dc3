// Package cache stands in for a cache with a choice of policies.
package cache

import (
	"context"
	"time"
)

// Option is an option of a cache.
type Option[K comparable, V any] func(*Cache[K, V])

// ItemOption is an option of an entry.
type ItemOption func(*int)

// Cache is a map with a policy; without one it has no size.
type Cache[K comparable, V any] struct{ items map[K]V }

// New returns a cache.
func New[K comparable, V any](opts ...Option[K, V]) *Cache[K, V] { return &Cache[K, V]{map[K]V{}} }

// NewContext returns a cache that tidies up until ctx ends.
func NewContext[K comparable, V any](ctx context.Context, opts ...Option[K, V]) *Cache[K, V] {
	return &Cache[K, V]{map[K]V{}}
}

// AsLRU keeps what was used last.
func AsLRU[K comparable, V any]() Option[K, V] { return func(*Cache[K, V]) {} }

// WithExpiration is an entry's life.
func WithExpiration(d time.Duration) ItemOption { return func(*int) {} }

func (c *Cache[K, V]) Set(k K, v V, opts ...ItemOption)                {}
func (c *Cache[K, V]) GetOrSet(k K, v V, opts ...ItemOption) (V, bool) { return v, false }
func (c *Cache[K, V]) Get(k K) (V, bool)                               { v, ok := c.items[k]; return v, ok }
func (c *Cache[K, V]) Delete(k K)                                      {}
func (c *Cache[K, V]) DeleteExpired()                                  {}
