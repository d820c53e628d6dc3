package caches

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	generics "github.com/Code-Hex/go-generics-cache"
	"github.com/allegro/bigcache/v3"
	ttl2 "github.com/jellydator/ttlcache/v2"
	"github.com/jellydator/ttlcache/v3"
	"github.com/muesli/cache2go"
	"github.com/patrickmn/go-cache"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/library"
)

func TestGoCache(t *testing.T) {
	const pkg = "github.com/patrickmn/go-cache"
	set := func(def, every, d time.Duration) func(*testing.T) int {
		return func(*testing.T) int {
			c := cache.New(def, every)
			for _, k := range keys() {
				c.Set(k, k, d)
			}
			time.Sleep(later)
			return c.ItemCount()
		}
	}
	insert := func(def, d time.Duration) *call {
		return &call{args: []library.Value{library.Present(), library.Present(), dur(d)}, ctor: "New", made: anyOf(dur(def), dur(life))}
	}
	check(t, []claim{
		{"never", pkg, "cache", "Set", library.LackExpiry, insert(life, -1), set(life, life, -1), true},
		{"default is never", pkg, "cache", "Set", library.LackExpiry, insert(0, 0), set(0, life, 0), true},
		{"default", pkg, "cache", "Set", library.LackExpiry, insert(life, 0), set(life, life, 0), false},
		{"no janitor", pkg, "", "New", library.LackCleaner, anyOf(dur(life), num(0)), set(life, 0, 0), true},
		{"janitor", pkg, "", "New", library.LackCleaner, anyOf(dur(life), dur(life)), set(life, life, 0), false},
	})
}

func TestTTLCacheV3(t *testing.T) {
	const pkg = "github.com/jellydator/ttlcache/v3"
	held := func(start bool, opts ...ttlcache.Option[string, string]) func(*testing.T) int {
		return func(*testing.T) int {
			c := ttlcache.New(opts...)
			var gone atomic.Int64
			c.OnEviction(func(context.Context, ttlcache.EvictionReason, *ttlcache.Item[string, string]) { gone.Add(1) })
			if start {
				go c.Start()
				defer c.Stop()
			}
			for _, k := range keys() {
				c.Set(k, k, ttlcache.DefaultTTL)
			}
			time.Sleep(later)
			return entries - int(gone.Load())
		}
	}
	ttl := map[string]*call{"WithTTL": anyOf(dur(life))}
	size := map[string]*call{"WithCapacity": anyOf(num(10))}
	check(t, []claim{
		{"no options", pkg, "", "New", library.LackExpiry, &call{called: []string{"Start"}}, held(true), true},
		{"capacity", pkg, "", "New", library.LackExpiry, &call{options: size}, held(true, ttlcache.WithCapacity[string, string](10)), false},
		{"not started", pkg, "", "New", library.LackCleaner, &call{options: ttl}, held(false, ttlcache.WithTTL[string, string](life)), true},
		{"started", pkg, "", "New", library.LackCleaner, &call{options: ttl, called: []string{"Start"}}, held(true, ttlcache.WithTTL[string, string](life)), false},
	})
}

func TestTTLCacheV2(t *testing.T) {
	const pkg = "github.com/jellydator/ttlcache/v2"
	held := func(prepare func(*ttl2.Cache) error, d time.Duration) func(*testing.T) int {
		return func(t *testing.T) int {
			c := ttl2.NewCache()
			defer c.Close()
			require.NoError(t, prepare(c))
			for _, k := range keys() {
				require.NoError(t, c.SetWithTTL(k, k, d))
			}
			time.Sleep(later)
			return c.Count()
		}
	}
	nothing := func(*ttl2.Cache) error { return nil }
	setTTL := func(c *ttl2.Cache) error { return c.SetTTL(life) }
	limit := func(c *ttl2.Cache) error { c.SetCacheSizeLimit(10); return nil }
	insert := func(d time.Duration, called ...string) *call {
		return &call{args: []library.Value{library.Present(), library.Present(), dur(d)}, called: called}
	}
	check(t, []claim{
		{"global, none set", pkg, "Cache", "SetWithTTL", library.LackExpiry, insert(0), held(nothing, 0), true},
		{"global", pkg, "Cache", "SetWithTTL", library.LackExpiry, insert(0, "SetTTL"), held(setTTL, 0), false},
		{"never", pkg, "Cache", "SetWithTTL", library.LackExpiry, insert(-1, "SetTTL"), held(setTTL, ttl2.ItemNotExpire), true},
		{"never, but a limit", pkg, "Cache", "SetWithTTL", library.LackExpiry, insert(-1, "SetCacheSizeLimit"), held(limit, ttl2.ItemNotExpire), false},
	})
}

func TestGenericsCache(t *testing.T) {
	const pkg = "github.com/Code-Hex/go-generics-cache"
	janitor := generics.WithJanitorInterval[string, string](life)
	held := func(put func(*generics.Cache[string, string], string), opts ...generics.Option[string, string]) func(*testing.T) int {
		return func(t *testing.T) int {
			c := generics.NewContext(t.Context(), append(opts, janitor)...)
			for _, k := range keys() {
				put(c, k)
			}
			time.Sleep(later)
			return c.Len()
		}
	}
	set := func(c *generics.Cache[string, string], k string) { c.Set(k, k) }
	expiring := func(c *generics.Cache[string, string], k string) { c.Set(k, k, generics.WithExpiration(life)) }
	getOrSet := func(c *generics.Cache[string, string], k string) { c.GetOrSet(k, k, generics.WithExpiration(life)) }
	made := func(opts map[string]*call, own map[string]*call) *call {
		return &call{options: own, ctor: "NewContext", made: &call{options: opts}}
	}
	lru := map[string]*call{"AsLRU": anyOf()}
	expires := map[string]*call{"WithExpiration": anyOf(dur(life))}
	check(t, []claim{
		{"no life", pkg, "Cache", "Set", library.LackExpiry, made(nil, nil), held(set), true},
		{"life", pkg, "Cache", "Set", library.LackExpiry, made(nil, expires), held(expiring), false},
		{"policy", pkg, "Cache", "Set", library.LackExpiry, made(lru, nil), held(set, generics.AsLRU[string, string]()), false},
		{"GetOrSet with a life", pkg, "Cache", "GetOrSet", library.LackCleaner, made(nil, expires), held(getOrSet), true},
	})
}

func TestCache2go(t *testing.T) {
	const pkg = "github.com/muesli/cache2go"
	held := func(d time.Duration) func(*testing.T) int {
		return func(t *testing.T) int {
			c := cache2go.Cache(t.Name())
			for _, k := range keys() {
				c.Add(k, d, k)
			}
			time.Sleep(later)
			return c.Count()
		}
	}
	check(t, []claim{
		{"no life", pkg, "CacheTable", "Add", library.LackExpiry, anyOf(library.Present(), num(0)), held(0), true},
		{"life", pkg, "CacheTable", "Add", library.LackExpiry, anyOf(library.Present(), dur(life)), held(life), false},
	})
}

// Bigcache counts time in seconds, so this test takes three.
func TestBigCache(t *testing.T) {
	const pkg = "github.com/allegro/bigcache/v3"
	held := func(c bigcache.Config) func(*testing.T) int {
		return func(t *testing.T) int {
			b, err := bigcache.New(t.Context(), c)
			require.NoError(t, err)
			defer b.Close()
			for _, k := range keys() {
				require.NoError(t, b.Set(k, []byte(k)))
			}
			time.Sleep(3 * time.Second)
			return b.Len()
		}
	}
	config := func(clean int64) *call {
		return anyOf(library.Present(), fields(map[string]library.Value{"LifeWindow": dur(time.Second), "CleanWindow": dur(time.Duration(clean) * time.Second)}))
	}
	plain := bigcache.Config{Shards: 2, LifeWindow: time.Second}
	cleaned := plain
	cleaned.CleanWindow = time.Second
	check(t, []claim{
		{"no cleaner", pkg, "", "New", library.LackCleaner, config(0), held(plain), true},
		{"cleaner", pkg, "", "New", library.LackCleaner, config(1), held(cleaned), false},
	})
}
