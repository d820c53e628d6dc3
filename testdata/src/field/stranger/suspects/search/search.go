// want cachegrow Cache.store|New medium

// Package search remembers what has been found.
package search

import (
	"strings"
	"time"

	"github.com/patrickmn/go-cache"
)

// Result is one page that was found.
type Result struct {
	Title, URL string
}

// Cache is a cache of results by query.
type Cache struct {
	store *cache.Cache
	find  func(query string) ([]Result, error)
}

// New returns a cache in front of find.
func New(find func(string) ([]Result, error)) *Cache {
	return &Cache{store: cache.New(10*time.Minute, 0), find: find}
}

// Search returns the results of query.
func (c *Cache) Search(query string) ([]Result, error) {
	key := strings.ToLower(strings.TrimSpace(query))
	if v, ok := c.store.Get(key); ok {
		return v.([]Result), nil
	}
	found, err := c.find(key)
	if err != nil {
		return nil, err
	}
	c.store.SetDefault(key, found)
	return found, nil
}
