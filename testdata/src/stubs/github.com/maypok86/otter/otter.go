// Package otter stands in for a cache of a fixed capacity that a builder makes.
package otter

import "time"

// Builder makes a cache.
type Builder[K comparable, V any] struct{ capacity int }

// Cache is a cache.
type Cache[K comparable, V any] struct{ items map[K]V }

// MustBuilder returns a builder of a cache of that capacity.
func MustBuilder[K comparable, V any](capacity int) *Builder[K, V] { return &Builder[K, V]{capacity} }

func (b *Builder[K, V]) WithTTL(d time.Duration) *Builder[K, V] { return b }
func (b *Builder[K, V]) Build() (Cache[K, V], error)            { return Cache[K, V]{}, nil }

func (c Cache[K, V]) Set(k K, v V) bool { return true }
func (c Cache[K, V]) Get(k K) (V, bool) { v, ok := c.items[k]; return v, ok }
func (c Cache[K, V]) Delete(k K)        {}
