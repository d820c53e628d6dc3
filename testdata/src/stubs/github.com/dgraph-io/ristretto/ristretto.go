// Package ristretto stands in for a cache that is bounded by the cost of its entries.
package ristretto

import "time"

// Config is what a cache is made with.
type Config struct {
	NumCounters        int64
	MaxCost            int64
	BufferItems        int64
	Metrics            bool
	IgnoreInternalCost bool
	Cost               func(value any) int64
}

// Cache keeps entries up to a cost.
type Cache struct{ items map[any]any }

// NewCache returns a cache.
func NewCache(config *Config) (*Cache, error) { return &Cache{}, nil }

func (c *Cache) Set(key any, value any, cost int64) bool                           { return true }
func (c *Cache) SetWithTTL(key any, value any, cost int64, ttl time.Duration) bool { return true }
func (c *Cache) Get(key any) (any, bool)                                           { v, ok := c.items[key]; return v, ok }
func (c *Cache) Del(key any)                                                       {}
func (c *Cache) Clear()                                                            {}
func (c *Cache) Close()                                                            {}
