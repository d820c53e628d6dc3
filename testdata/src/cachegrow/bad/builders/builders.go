// Package builders has caches of gcache: its size counts with a policy, or as long as
// nothing expires.
package builders

import (
	"net/http"
	"time"

	"github.com/bluele/gcache"
)

// Thumbs keeps small pictures.
type Thumbs struct {
	shrink func(path string) []byte
	all    gcache.Cache
	hot    gcache.Cache
	fresh  gcache.Cache
	some   gcache.Cache
}

// NewThumbs makes pictures small with shrink.
func NewThumbs(shrink func(string) []byte) *Thumbs {
	return &Thumbs{
		shrink: shrink,
		all:    gcache.New(0).Build(),
		hot:    gcache.New(200).LRU().Expiration(time.Hour).Build(),
		fresh:  gcache.New(200).Expiration(time.Hour).Build(),
		some:   gcache.New(200).Build(),
	}
}

// ServeHTTP implements http.Handler.
func (t *Thumbs) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	small := t.shrink(r.URL.Path)
	_ = t.all.Set(r.URL.Path, small) // want cachegrow medium "Thumbs.all"
	_ = t.hot.Set(r.URL.Path, small)
	_ = t.fresh.Set(r.URL.Path, small) // want cachegrow medium "Thumbs.fresh"
	_ = t.some.Set(r.URL.Path, small)
	_, _ = w.Write(small)
}
