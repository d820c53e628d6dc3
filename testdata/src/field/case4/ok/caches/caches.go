// Package caches has bounded caches in front of the resolver.
package caches

import (
	lru "github.com/hashicorp/golang-lru/v2"
)

// Cached keeps the last thousand names and addresses.
type Cached struct {
	names *lru.Cache[string, string]
	addrs *lru.Cache[string, string]
}

// New makes the caches.
func New() (*Cached, error) {
	names, err := lru.New[string, string](1000)
	if err != nil {
		return nil, err
	}
	addrs, err := lru.New[string, string](1000)
	return &Cached{names: names, addrs: addrs}, err
}

// Learn notes who is where.
func (c *Cached) Learn(name, addr string) {
	c.names.Add(addr, name)
	c.addrs.Add(name, addr)
}
