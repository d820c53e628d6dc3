// Package notgiven is the search of a web server after the first repair: it purges, but
// it inserts without an expiration, and the library takes the one of the cache, which is
// none.
package notgiven

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/jellydator/ttlcache/v3"
)

// Result is what a search found.
type Result struct {
	Title, Link string
}

// Index searches.
type Index interface {
	Search(query string) ([]Result, error)
}

// Handler answers searches.
type Handler struct {
	index   Index
	results *ttlcache.Cache[string, []Result]
	misses  *ttlcache.Cache[string, bool]
}

// New searches in an index.
func New(ctx context.Context, index Index) *Handler {
	h := &Handler{
		index:   index,
		results: ttlcache.New[string, []Result](),
		misses:  ttlcache.New(ttlcache.WithTTL[string, bool](time.Minute)),
	}
	go h.purge(ctx)
	return h
}

func (h *Handler) purge(ctx context.Context) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			h.results.DeleteExpired()
			h.misses.DeleteExpired()
		}
	}
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	query := r.FormValue("q")
	if h.misses.Get(query) != nil {
		http.NotFound(w, r)
		return
	}
	item := h.results.Get(query)
	if item == nil {
		found, err := h.index.Search(query)
		if err != nil || len(found) == 0 {
			h.misses.Set(query, true, ttlcache.DefaultTTL)
			http.NotFound(w, r)
			return
		}
		item = h.results.Set(query, found, ttlcache.DefaultTTL) // want cachegrow medium "Handler.results.*never expires.*ttlcache"
	}
	_ = json.NewEncoder(w).Encode(item.Value())
}
