// Package cache stands in for a cache that gives what it puts into redis an hour
// where it is given nothing.
package cache

import (
	"context"
	"time"
)

// Item is an entry.
type Item struct {
	Ctx   context.Context
	Key   string
	Value any
	TTL   time.Duration
}

// Options are where it keeps things.
type Options struct{ Redis any }

// Cache is a cache.
type Cache struct{ opt *Options }

// New returns a cache.
func New(opt *Options) *Cache { return &Cache{opt} }

func (c *Cache) Set(item *Item) error                                 { return nil }
func (c *Cache) Get(ctx context.Context, key string, value any) error { return nil }
func (c *Cache) Delete(ctx context.Context, key string) error         { return nil }
