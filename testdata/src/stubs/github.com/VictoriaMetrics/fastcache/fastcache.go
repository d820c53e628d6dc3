// Package fastcache stands in for a cache of so many bytes.
package fastcache

// Cache is a cache.
type Cache struct{ items map[string][]byte }

// New returns a cache of that many bytes.
func New(maxBytes int) *Cache { return &Cache{} }

func (c *Cache) Set(k, v []byte)          {}
func (c *Cache) Get(dst, k []byte) []byte { return append(dst, c.items[string(k)]...) }
func (c *Cache) Del(k []byte)             {}
