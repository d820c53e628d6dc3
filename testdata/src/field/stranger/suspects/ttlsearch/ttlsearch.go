// want cachegrow Search.cache|New|Query medium

// Package ttlsearch remembers results for a quarter of an hour.
package ttlsearch

import (
	"context"
	"time"

	"github.com/jellydator/ttlcache/v3"
)

// Engine finds documents.
type Engine interface {
	Query(ctx context.Context, q string) ([]string, error)
}

// Search is an Engine with a cache.
type Search struct {
	Engine
	cache *ttlcache.Cache[string, []string]
}

// New puts a cache in front of e.
func New(e Engine) *Search {
	return &Search{
		Engine: e,
		cache:  ttlcache.New(ttlcache.WithTTL[string, []string](15 * time.Minute)),
	}
}

// Query implements Engine.
func (s *Search) Query(ctx context.Context, q string) ([]string, error) {
	if item := s.cache.Get(q); item != nil {
		return item.Value(), nil
	}
	docs, err := s.Engine.Query(ctx, q)
	if err != nil {
		return nil, err
	}
	s.cache.Set(q, docs, ttlcache.DefaultTTL)
	return docs, nil
}
