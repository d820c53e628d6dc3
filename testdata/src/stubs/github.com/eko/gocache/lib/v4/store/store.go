// Package store stands in for what a cache keeps its entries in.
package store

import (
	"context"
	"time"
)

// Options are what an entry is kept with.
type Options struct{ Expiration time.Duration }

// Option sets one of them.
type Option func(*Options)

// WithExpiration is the life of an entry.
func WithExpiration(d time.Duration) Option { return func(o *Options) { o.Expiration = d } }

// StoreInterface is a store.
type StoreInterface interface {
	Set(ctx context.Context, key any, value any, options ...Option) error
}
