// Package cache stands in for a cache whose entries have a life, and one with a size.
package cache

import "time"

// Expiring is a cache whose entries go when their life is over.
type Expiring struct{ items map[any]any }

// NewExpiring returns a cache.
func NewExpiring() *Expiring { return &Expiring{} }

func (c *Expiring) Set(key, val any, ttl time.Duration) {}
func (c *Expiring) Get(key any) (any, bool)             { v, ok := c.items[key]; return v, ok }
func (c *Expiring) Delete(key any)                      {}

// LRUExpireCache is a cache of a fixed size.
type LRUExpireCache struct{ items map[any]any }

// NewLRUExpireCache returns a cache of that size.
func NewLRUExpireCache(maxSize int) *LRUExpireCache { return &LRUExpireCache{} }

func (c *LRUExpireCache) Add(key, value any, ttl time.Duration) {}
func (c *LRUExpireCache) Get(key any) (any, bool)               { v, ok := c.items[key]; return v, ok }
