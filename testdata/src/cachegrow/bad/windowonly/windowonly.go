// Package windowonly has caches of bigcache: without a hard size they are as large as
// what comes in within their window, and without a cleaner larger.
package windowonly

import (
	"context"
	"net/http"
	"time"

	"github.com/allegro/bigcache/v3"
)

// Feeds keeps feeds.
type Feeds struct {
	read  func(url string) []byte
	all   *bigcache.BigCache
	today *bigcache.BigCache
	few   *bigcache.BigCache
}

// NewFeeds reads with read.
func NewFeeds(ctx context.Context, read func(string) []byte) (*Feeds, error) {
	f := &Feeds{read: read}
	var err error
	if f.all, err = bigcache.New(ctx, bigcache.Config{Shards: 16, LifeWindow: time.Hour}); err != nil {
		return nil, err
	}
	if f.today, err = bigcache.New(ctx, bigcache.DefaultConfig(24*time.Hour)); err != nil {
		return nil, err
	}
	config := bigcache.DefaultConfig(time.Hour)
	config.HardMaxCacheSize = 128
	f.few, err = bigcache.New(ctx, config)
	return f, err
}

// ServeHTTP implements http.Handler.
func (f *Feeds) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	url := r.FormValue("url")
	body := f.read(url)
	_ = f.all.Set(url, body)   // want cachegrow medium "Feeds.all"
	_ = f.today.Set(url, body) // want cachegrow low-only "Feeds.today"
	_ = f.few.Set(url, body)
	_, _ = w.Write(body)
}
