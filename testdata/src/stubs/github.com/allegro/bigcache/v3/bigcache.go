// Package bigcache stands in for a cache of bytes whose entries all live equally long.
package bigcache

import (
	"context"
	"time"
)

// Config is what a cache is made with.
type Config struct {
	Shards             int
	LifeWindow         time.Duration
	CleanWindow        time.Duration
	MaxEntriesInWindow int
	MaxEntrySize       int
	StatsEnabled       bool
	Verbose            bool
	HardMaxCacheSize   int
}

// DefaultConfig is a configuration without a size.
func DefaultConfig(eviction time.Duration) Config {
	return Config{Shards: 1024, LifeWindow: eviction, CleanWindow: time.Second}
}

// BigCache is a cache.
type BigCache struct{ items map[string][]byte }

// New returns a cache.
func New(ctx context.Context, config Config) (*BigCache, error) { return &BigCache{}, nil }

func (c *BigCache) Set(key string, entry []byte) error { return nil }
func (c *BigCache) Get(key string) ([]byte, error)     { return c.items[key], nil }
func (c *BigCache) Delete(key string) error            { return nil }
func (c *BigCache) Reset() error                       { return nil }
func (c *BigCache) Close() error                       { return nil }
