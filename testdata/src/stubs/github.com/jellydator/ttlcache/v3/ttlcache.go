// Package ttlcache stands in for a cache whose cleaner must be started.
package ttlcache

import "time"

// What a duration of an entry can mean besides itself.
const (
	NoTTL                time.Duration = -1
	DefaultTTL           time.Duration = 0
	PreviousOrDefaultTTL time.Duration = -2
)

// Option is an option of a cache or of a call.
type Option[K comparable, V any] interface{ apply(*Cache[K, V]) }

type option[K comparable, V any] struct{}

func (option[K, V]) apply(*Cache[K, V]) {}

// WithTTL is the life of entries that have none of their own.
func WithTTL[K comparable, V any](ttl time.Duration) Option[K, V] { return option[K, V]{} }

// WithCapacity is how many entries there may be.
func WithCapacity[K comparable, V any](n uint64) Option[K, V] { return option[K, V]{} }

// Item is an entry.
type Item[K comparable, V any] struct{ value V }

// Value is what the entry holds.
func (i *Item[K, V]) Value() V { return i.value }

// Cache is a map whose entries expire.
type Cache[K comparable, V any] struct{ items map[K]*Item[K, V] }

// New returns a cache that removes nothing until it is started.
func New[K comparable, V any](opts ...Option[K, V]) *Cache[K, V] { return &Cache[K, V]{} }

func (c *Cache[K, V]) Set(k K, v V, ttl time.Duration) *Item[K, V]                 { return nil }
func (c *Cache[K, V]) Get(k K, opts ...Option[K, V]) *Item[K, V]                   { return c.items[k] }
func (c *Cache[K, V]) GetOrSet(k K, v V, opts ...Option[K, V]) (*Item[K, V], bool) { return nil, false }
func (c *Cache[K, V]) Delete(k K)                                                  {}
func (c *Cache[K, V]) DeleteAll()                                                  {}
func (c *Cache[K, V]) DeleteExpired()                                              {}
func (c *Cache[K, V]) Start()                                                      {}
func (c *Cache[K, V]) Stop()                                                       {}
func (c *Cache[K, V]) Len() int                                                    { return 0 }
