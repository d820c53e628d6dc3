// Package ttlnames remembers the names of addresses.
package ttlnames

import (
	"time"

	"github.com/jellydator/ttlcache/v3"
)

// Names maps addresses to names.
type Names struct {
	cache *ttlcache.Cache[string, string]
}

// New returns a started cache; Close stops it.
func New() *Names {
	n := &Names{cache: ttlcache.New(ttlcache.WithTTL[string, string](time.Hour))}
	go n.cache.Start()
	return n
}

// Add remembers the name of an address.
func (n *Names) Add(address, name string) {
	n.cache.Set(address, name, ttlcache.DefaultTTL)
}

// Name returns the name of an address, or the address.
func (n *Names) Name(address string) string {
	if it := n.cache.Get(address); it != nil {
		return it.Value()
	}
	return address
}

// Close stops the cache.
func (n *Names) Close() { n.cache.Stop() }
