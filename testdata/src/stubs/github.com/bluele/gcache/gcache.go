// Package gcache stands in for a cache that a builder makes; without a policy its
// size is kept by removing what has expired.
package gcache

import "time"

// Cache is a cache.
type Cache interface {
	Set(key, value any) error
	SetWithExpire(key, value any, expiration time.Duration) error
	Get(key any) (any, error)
	Remove(key any) bool
	Purge()
}

// CacheBuilder makes a cache.
type CacheBuilder struct{ size int }

// New returns a builder of a cache of that size.
func New(size int) *CacheBuilder { return &CacheBuilder{size} }

func (b *CacheBuilder) Simple() *CacheBuilder                             { return b }
func (b *CacheBuilder) LRU() *CacheBuilder                                { return b }
func (b *CacheBuilder) LFU() *CacheBuilder                                { return b }
func (b *CacheBuilder) ARC() *CacheBuilder                                { return b }
func (b *CacheBuilder) Expiration(d time.Duration) *CacheBuilder          { return b }
func (b *CacheBuilder) LoaderFunc(f func(any) (any, error)) *CacheBuilder { return b }
func (b *CacheBuilder) Build() Cache                                      { return nil }
