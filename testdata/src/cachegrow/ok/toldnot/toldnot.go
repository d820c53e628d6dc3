// Package toldnot has caches of which it cannot be seen what they are, and some whose
// entries leave by other ways.
package toldnot

import (
	"net/http"
	"time"

	"github.com/jellydator/ttlcache/v3"
	"github.com/patrickmn/go-cache"
)

// Config is read from a file.
type Config struct {
	Life, Every time.Duration
	Options     []ttlcache.Option[string, string]
}

// Board keeps notes and who reads them.
type Board struct {
	life    time.Duration
	notes   *cache.Cache
	readers *cache.Cache
	online  *cache.Cache
	drafts  *ttlcache.Cache[string, string]
	words   *cache.Cache
	mine    *cache.Cache
}

// NewBoard is as config says.
func NewBoard(config Config, mine *cache.Cache) *Board {
	b := &Board{
		life:    config.Life,
		notes:   cache.New(config.Life, config.Every),
		readers: cache.New(time.Hour, time.Minute),
		online:  cache.New(cache.NoExpiration, 0),
		drafts:  ttlcache.New(config.Options...),
		words:   cache.New(cache.NoExpiration, 0),
		mine:    mine,
	}
	return b
}

// Open notes that somebody is there.
func (b *Board) Open(user string) { b.online.Set(user, time.Now(), cache.NoExpiration) }

// Leave notes that somebody has gone.
func (b *Board) Leave(user string) { b.online.Delete(user) }

// ServeHTTP implements http.Handler.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	b.Open(user)
	defer b.Leave(user)
	b.notes.SetDefault(user, r.URL.Path)
	b.readers.Set(r.URL.Path, user, b.life)
	b.drafts.Set(user, r.URL.Path, ttlcache.DefaultTTL)
	b.words.Set("last", r.URL.Path, cache.NoExpiration)
	b.mine.SetDefault(user, r.URL.Path)
	seen := cache.New(cache.NoExpiration, 0)
	for _, part := range r.Header["Accept"] {
		seen.SetDefault(part, true)
	}
	w.WriteHeader(http.StatusNoContent)
}
