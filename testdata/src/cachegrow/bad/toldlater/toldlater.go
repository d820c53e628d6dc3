// Package toldlater has caches of ttlcache v2, of both its homes, which are told
// their expiry after they were made.
package toldlater

import (
	"net/http"
	"time"

	former "github.com/ReneKroon/ttlcache/v2"
	"github.com/jellydator/ttlcache/v2"
)

// Quotes keeps prices.
type Quotes struct {
	prices *ttlcache.Cache
	sums   *ttlcache.Cache
	tops   *ttlcache.Cache
	bids   *former.Cache
	asks   *former.Cache
}

// NewQuotes has no prices yet.
func NewQuotes() (*Quotes, error) {
	q := &Quotes{prices: ttlcache.NewCache(), sums: ttlcache.NewCache(), tops: ttlcache.NewCache()}
	if err := q.sums.SetTTL(time.Minute); err != nil {
		return nil, err
	}
	q.tops.SetCacheSizeLimit(100)
	q.bids = former.NewCache()
	q.asks = former.NewCache()
	return q, q.asks.SetTTL(time.Minute)
}

// ServeHTTP implements http.Handler.
func (q *Quotes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	_ = q.prices.Set(name, 1) // want cachegrow medium "Quotes.prices.*never expires"
	_ = q.sums.Set(name, 1)
	_ = q.tops.SetWithTTL(name, 1, ttlcache.ItemNotExpire)
	_ = q.bids.SetWithTTL(name, 1, former.ItemNotExpire) // want cachegrow medium "Quotes.bids.*never expires"
	_ = q.asks.SetWithTTL(name, 1, former.ItemExpireWithGlobalTTL)
}
