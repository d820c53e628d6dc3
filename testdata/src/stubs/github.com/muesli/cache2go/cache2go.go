// Package cache2go stands in for named tables of entries that live until they are not
// used for a while.
package cache2go

import "time"

// CacheItem is an entry.
type CacheItem struct{ data any }

// Data is what the entry holds.
func (i *CacheItem) Data() any { return i.data }

// CacheTable is a table.
type CacheTable struct{ items map[any]*CacheItem }

// Cache returns the table of that name.
func Cache(table string) *CacheTable { return &CacheTable{} }

func (t *CacheTable) Add(key any, lifeSpan time.Duration, data any) *CacheItem { return nil }
func (t *CacheTable) Value(key any, args ...any) (*CacheItem, error)           { return t.items[key], nil }
func (t *CacheTable) Delete(key any) (*CacheItem, error)                       { return nil, nil }
func (t *CacheTable) Flush()                                                   {}
