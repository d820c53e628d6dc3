// Package imcache stands in for a cache whose zero value keeps everything.
package imcache

import "time"

// Expiration is the life of an entry.
type Expiration interface{ at(time.Time) time.Time }

type life time.Duration

func (l life) at(now time.Time) time.Time { return now.Add(time.Duration(l)) }

// WithExpiration is a life of d.
func WithExpiration(d time.Duration) Expiration { return life(d) }

// WithNoExpiration is for ever.
func WithNoExpiration() Expiration { return life(-1) }

// WithDefaultExpiration is what the cache was made with.
func WithDefaultExpiration() Expiration { return life(0) }

// Option is an option of a cache.
type Option[K comparable, V any] interface{ apply(*Cache[K, V]) }

type option[K comparable, V any] struct{}

func (option[K, V]) apply(*Cache[K, V]) {}

// WithDefaultExpirationOption is the life of entries without one.
func WithDefaultExpirationOption[K comparable, V any](d time.Duration) Option[K, V] {
	return option[K, V]{}
}

// WithMaxEntriesLimitOption is how many entries there may be.
func WithMaxEntriesLimitOption[K comparable, V any](limit int) Option[K, V] { return option[K, V]{} }

// WithCleanerOption is how often old entries are removed.
func WithCleanerOption[K comparable, V any](interval time.Duration) Option[K, V] {
	return option[K, V]{}
}

// Cache is a cache.
type Cache[K comparable, V any] struct{ items map[K]V }

// New returns a cache.
func New[K comparable, V any](opts ...Option[K, V]) *Cache[K, V] { return &Cache[K, V]{} }

func (c *Cache[K, V]) Set(k K, v V, e Expiration)                {}
func (c *Cache[K, V]) GetOrSet(k K, v V, e Expiration) (V, bool) { return v, false }
func (c *Cache[K, V]) Get(k K) (V, bool)                         { v, ok := c.items[k]; return v, ok }
func (c *Cache[K, V]) Remove(k K) bool                           { return false }
func (c *Cache[K, V]) RemoveExpired()                            {}
func (c *Cache[K, V]) Close()                                    {}
