// Package ccache stands in for a cache with a size of its own, and one of two levels
// whose first level has none.
package ccache

import "time"

// Configuration is what a cache is made with.
type Configuration[T any] struct{ max int64 }

// Configure returns the usual configuration.
func Configure[T any]() *Configuration[T] { return &Configuration[T]{5000} }

// MaxSize is how many entries there may be.
func (c *Configuration[T]) MaxSize(n int64) *Configuration[T] { return c }

// Item is an entry.
type Item[T any] struct{ value T }

// Value is what the entry holds.
func (i *Item[T]) Value() T { return i.value }

type control struct{}

func (control) Clear() {}
func (control) Stop()  {}

// Cache is a cache.
type Cache[T any] struct {
	control
	items map[string]*Item[T]
}

// New returns a cache.
func New[T any](config *Configuration[T]) *Cache[T] { return &Cache[T]{} }

func (c *Cache[T]) Set(key string, value T, d time.Duration) {}
func (c *Cache[T]) Get(key string) *Item[T]                  { return c.items[key] }
func (c *Cache[T]) Delete(key string) bool                   { return false }

// LayeredCache is a cache of caches.
type LayeredCache[T any] struct {
	control
	items map[string]map[string]*Item[T]
}

// Layered returns a cache of two levels.
func Layered[T any](config *Configuration[T]) *LayeredCache[T] { return &LayeredCache[T]{} }

func (c *LayeredCache[T]) Set(primary, secondary string, value T, d time.Duration) {}
func (c *LayeredCache[T]) Get(primary, secondary string) *Item[T]                  { return c.items[primary][secondary] }
func (c *LayeredCache[T]) Delete(primary, secondary string) bool                   { return false }
func (c *LayeredCache[T]) DeleteAll(primary string) bool                           { return false }
