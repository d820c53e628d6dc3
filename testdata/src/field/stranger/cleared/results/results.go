// Package results remembers organic results by query.
package results

import (
	"time"

	gocache "github.com/patrickmn/go-cache"
)

// Page is a page of results.
type Page struct {
	Hits []string
	Next int
}

// Results is a cache of pages.
type Results struct {
	*gocache.Cache
}

// NewResults returns an empty cache that is swept every ten minutes.
func NewResults() *Results {
	return &Results{gocache.New(5*time.Minute, 10*time.Minute)}
}

// Remember stores the page of a query.
func (r *Results) Remember(query string, p Page) {
	r.Set(query, p, gocache.DefaultExpiration)
}

// Recall returns the page of a query.
func (r *Results) Recall(query string) (Page, bool) {
	v, ok := r.Get(query)
	if !ok {
		return Page{}, false
	}
	return v.(Page), true
}
