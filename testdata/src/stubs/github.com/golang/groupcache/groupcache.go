// Package groupcache stands in for a cache that peers share.
package groupcache

import "context"

// Sink takes what a getter finds.
type Sink interface{ SetString(s string) error }

// Getter finds what is not there.
type Getter interface {
	Get(ctx context.Context, key string, dest Sink) error
}

// Group is a cache of so many bytes.
type Group struct{ name string }

// NewGroup returns a group of cacheBytes bytes.
func NewGroup(name string, cacheBytes int64, getter Getter) *Group { return &Group{name} }

func (g *Group) Get(ctx context.Context, key string, dest Sink) error { return nil }
