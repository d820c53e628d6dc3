// Package overstores has caches of gocache over clients: what an insert without an
// expiry means is a matter of the client.
package overstores

import (
	"net/http"
	"time"

	"github.com/eko/gocache/lib/v4/cache"
	"github.com/eko/gocache/lib/v4/store"
	gostore "github.com/eko/gocache/store/go_cache/v4"
	redisstore "github.com/eko/gocache/store/redis/v4"
	gocache "github.com/patrickmn/go-cache"
	"github.com/redis/go-redis/v9"
)

// Shop keeps articles.
type Shop struct {
	find  func(id string) string
	never *cache.Cache[string]
	hour  *cache.Cache[string]
	far   *cache.Cache[string]
	given *cache.Cache[string]
}

// NewShop finds with find.
func NewShop(find func(string) string, addr string) *Shop {
	return &Shop{
		find:  find,
		never: cache.New[string](gostore.NewGoCache(gocache.New(gocache.NoExpiration, time.Minute))),
		hour:  cache.New[string](gostore.NewGoCache(gocache.New(time.Hour, time.Minute))),
		far:   cache.New[string](redisstore.NewRedis(redis.NewClient(&redis.Options{Addr: addr}))),
		given: cache.New[string](redisstore.NewRedis(redis.NewClient(&redis.Options{Addr: addr}))),
	}
}

// ServeHTTP implements http.Handler.
func (s *Shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id, ctx := r.FormValue("id"), r.Context()
	text := s.find(id)
	_ = s.never.Set(ctx, id, text) // want cachegrow medium "Shop.never"
	_ = s.hour.Set(ctx, id, text)
	_ = s.far.Set(ctx, id, text) // want cachegrow low-only "Shop.far"
	_ = s.given.Set(ctx, id, text, store.WithExpiration(time.Minute))
	_, _ = w.Write([]byte(text))
}
