// Package ttlcache stands in for a cache that is told its expiry and its size after
// it was made.
package ttlcache

import "time"

// What a duration of an entry can mean besides itself.
const (
	ItemNotExpire           time.Duration = -1
	ItemExpireWithGlobalTTL time.Duration = 0
)

// Cache is a map whose entries expire.
type Cache struct{ items map[string]any }

// NewCache returns a cache that keeps everything.
func NewCache() *Cache { return &Cache{map[string]any{}} }

func (c *Cache) SetTTL(ttl time.Duration) error                      { return nil }
func (c *Cache) SetCacheSizeLimit(n int)                             {}
func (c *Cache) Set(k string, v any) error                           { return nil }
func (c *Cache) SetWithTTL(k string, v any, ttl time.Duration) error { return nil }
func (c *Cache) Get(k string) (any, error)                           { return c.items[k], nil }
func (c *Cache) Remove(k string) error                               { return nil }
func (c *Cache) Purge() error                                        { return nil }
func (c *Cache) Close() error                                        { return nil }
