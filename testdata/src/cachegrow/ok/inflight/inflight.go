// Package inflight has what holds an entry for as long as it is worked on, entries
// with a life in a map that tidies itself, a group of so many bytes, and caches over
// redis that give an hour where they are given nothing.
package inflight

import (
	"context"
	"net/http"
	"time"

	redisbefore "github.com/go-redis/cache/v8"
	rediscache "github.com/go-redis/cache/v9"
	"github.com/golang/groupcache"
	groupflight "github.com/golang/groupcache/singleflight"
	"golang.org/x/sync/singleflight"
	"k8s.io/apimachinery/pkg/util/cache"
)

// Desk answers.
type Desk struct {
	find     func(ctx context.Context, key string) (any, error)
	flights  singleflight.Group
	calls    groupflight.Group
	expiring *cache.Expiring
	sized    *cache.LRUExpireCache
	group    *groupcache.Group
	far      *rediscache.Cache
	before   *redisbefore.Cache
}

// NewDesk finds with find.
func NewDesk(find func(context.Context, string) (any, error), getter groupcache.Getter) *Desk {
	return &Desk{
		find:     find,
		expiring: cache.NewExpiring(),
		sized:    cache.NewLRUExpireCache(100),
		group:    groupcache.NewGroup("desk", 1<<20, getter),
		far:      rediscache.New(&rediscache.Options{}),
		before:   redisbefore.New(&redisbefore.Options{}),
	}
}

// ServeHTTP implements http.Handler.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	key := r.URL.Path
	v, err, _ := d.flights.Do(key, func() (any, error) {
		return d.calls.Do(key, func() (any, error) { return d.find(r.Context(), key) })
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	d.expiring.Set(key, v, time.Minute)
	d.sized.Add(key, v, time.Hour)
	_ = d.group.Get(r.Context(), key, nil)
	_ = d.far.Set(&rediscache.Item{Ctx: r.Context(), Key: key, Value: v})
	_ = d.before.Set(&redisbefore.Item{Ctx: r.Context(), Key: key, Value: v})
}
