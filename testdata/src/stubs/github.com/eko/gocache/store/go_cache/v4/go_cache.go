// Package go_cache stands in for a store over a client.
package go_cache

import (
	"context"

	"github.com/eko/gocache/lib/v4/store"
)

// GoCacheClientInterface is the client.
type GoCacheClientInterface any

// Store is a store.
type Store struct{ client GoCacheClientInterface }

// NewGoCache returns a store over a client.
func NewGoCache(client GoCacheClientInterface, options ...store.Option) *Store { return &Store{client} }

// Set keeps an entry.
func (s *Store) Set(ctx context.Context, key any, value any, options ...store.Option) error {
	return nil
}
