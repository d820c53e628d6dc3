package caches

import (
	"math"
	"testing"
	"time"

	"github.com/bluele/gcache"
	"github.com/dgraph-io/ristretto/v2"
	grouplru "github.com/golang/groupcache/lru"
	"github.com/hashicorp/golang-lru/v2/expirable"
	"github.com/maypok86/otter/v2"
	"github.com/stretchr/testify/require"
	"k8s.io/utils/lru"

	"github.com/growthlint/growthlint/internal/library"
)

func TestExpirable(t *testing.T) {
	const pkg = "github.com/hashicorp/golang-lru/v2/expirable"
	held := func(size int, ttl time.Duration) func(*testing.T) int {
		return func(*testing.T) int {
			c := expirable.NewLRU[string, string](size, nil, ttl)
			for _, k := range keys() {
				c.Add(k, k)
			}
			time.Sleep(later)
			return c.Len()
		}
	}
	made := func(size int64, ttl time.Duration) *call { return anyOf(num(size), library.Zero(), dur(ttl)) }
	check(t, []claim{
		{"neither", pkg, "", "NewLRU", library.LackExpiry, made(0, 0), held(0, 0), true},
		{"size", pkg, "", "NewLRU", library.LackExpiry, made(10, 0), held(10, 0), false},
		{"life", pkg, "", "NewLRU", library.LackExpiry, made(0, life), held(0, life), false},
	})
}

func TestGroupcacheLRU(t *testing.T) {
	const pkg = "github.com/golang/groupcache/lru"
	held := func(c *grouplru.Cache) func(*testing.T) int {
		return func(*testing.T) int {
			for _, k := range keys() {
				c.Add(k, k)
			}
			return c.Len()
		}
	}
	literal := func(n int64) *call { return anyOf(fields(map[string]library.Value{"MaxEntries": num(n)})) }
	check(t, []claim{
		{"New(0)", pkg, "", "New", library.LackBound, anyOf(num(0)), held(grouplru.New(0)), true},
		{"New(10)", pkg, "", "New", library.LackBound, anyOf(num(10)), held(grouplru.New(10)), false},
		{"zero value", pkg, "", "Cache", library.LackBound, literal(0), held(&grouplru.Cache{}), true},
		{"literal", pkg, "", "Cache", library.LackBound, literal(10), held(&grouplru.Cache{MaxEntries: 10}), false},
	})
}

func TestKubernetesLRU(t *testing.T) {
	const pkg = "k8s.io/utils/lru"
	held := func(size int) func(*testing.T) int {
		return func(*testing.T) int {
			c := lru.New(size)
			for _, k := range keys() {
				c.Add(k, k)
			}
			return c.Len()
		}
	}
	check(t, []claim{
		{"no size", pkg, "", "New", library.LackBound, anyOf(num(0)), held(0), true},
		{"size", pkg, "", "New", library.LackBound, anyOf(num(10)), held(10), false},
	})
}

func TestGcache(t *testing.T) {
	const pkg = "github.com/bluele/gcache"
	held := func(b *gcache.CacheBuilder) func(*testing.T) int {
		return func(t *testing.T) int {
			c := b.Build()
			for _, k := range keys() {
				require.NoError(t, c.Set(k, k))
			}
			return c.Len(false)
		}
	}
	insert := func(size int64, chain ...string) *call {
		return &call{ctor: "New", made: &call{args: []library.Value{num(size)}, chain: chain}}
	}
	check(t, []claim{
		{"no size", pkg, "Cache", "Set", library.LackBound, insert(0), held(gcache.New(0)), true},
		{"size", pkg, "Cache", "Set", library.LackBound, insert(10), held(gcache.New(10)), false},
		{"size and expiration", pkg, "Cache", "Set", library.LackBound, insert(10, "Expiration"), held(gcache.New(10).Expiration(time.Hour)), true},
		{"policy and expiration", pkg, "Cache", "Set", library.LackBound, insert(10, "LRU", "Expiration"), held(gcache.New(10).LRU().Expiration(time.Hour)), false},
	})
}

func TestOtter(t *testing.T) {
	const pkg = "github.com/maypok86/otter/v2"
	held := func(o *otter.Options[string, string]) func(*testing.T) int {
		return func(*testing.T) int {
			c := otter.Must(o)
			for _, k := range keys() {
				c.Set(k, k)
			}
			time.Sleep(later)
			c.CleanUp()
			return c.EstimatedSize()
		}
	}
	options := func(m map[string]library.Value) *call { return anyOf(fields(m)) }
	check(t, []claim{
		{"no options", pkg, "", "Must", library.LackExpiry, anyOf(library.Zero()), held(nil), true},
		{"a capacity to begin with", pkg, "", "Must", library.LackExpiry, options(map[string]library.Value{"InitialCapacity": num(10)}), held(&otter.Options[string, string]{InitialCapacity: 10}), true},
		{"size", pkg, "", "Must", library.LackExpiry, options(map[string]library.Value{"MaximumSize": num(10)}), held(&otter.Options[string, string]{MaximumSize: 10}), false},
	})
}

func TestRistretto(t *testing.T) {
	const pkg = "github.com/dgraph-io/ristretto/v2"
	held := func(most int64) func(*testing.T) int {
		return func(t *testing.T) int {
			c, err := ristretto.NewCache(&ristretto.Config[string, string]{NumCounters: 10 * entries, MaxCost: most, BufferItems: 64})
			require.NoError(t, err)
			defer c.Close()
			n := 0
			for _, k := range keys() {
				c.Set(k, k, 1)
				c.Wait()
			}
			for _, k := range keys() {
				if _, ok := c.Get(k); ok {
					n++
				}
			}
			return n
		}
	}
	config := func(most int64) *call {
		return anyOf(fields(map[string]library.Value{"NumCounters": num(10 * entries), "MaxCost": num(most), "BufferItems": num(64)}))
	}
	check(t, []claim{
		{"a cost nobody reaches", pkg, "", "NewCache", library.LackBound, config(math.MaxInt64), held(math.MaxInt64), true},
		{"cost", pkg, "", "NewCache", library.LackBound, config(1000), held(1000), false},
	})
}
