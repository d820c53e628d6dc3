package cache_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/link/linktest"
)

// faults are what the table has against the inserts into the caches of a program: the cache,
// the lack, and whether that holds of some of those that may be there alone.
func faults(t *testing.T, src string) string {
	t.Helper()
	p := linktest.Program(t, `
import (
	"net/http"
	"time"

	"github.com/bluele/gcache"
	"github.com/golang/groupcache/lru"
	"github.com/patrickmn/go-cache"
)

var (
	_ http.Handler
	_ gcache.Cache
	_ lru.Cache
	_ cache.Cache
	_ time.Time
)
`+src)
	var out []string
	for _, c := range p.Containers {
		for _, f := range p.Evidence(c).Faults {
			text := strings.TrimPrefix(c.ID, linktest.Path+".") + ": " + string(f.Lack)
			if f.Some {
				text += ", some"
			}
			out = append(out, text)
		}
	}
	return strings.Join(out, "\n")
}

// Where a cache comes from is followed through helpers, parameters, fields and containers.
func TestWhereACacheIsMade(t *testing.T) {
	const (
		in    = "\ntype T struct { c *cache.Cache }\n"
		serve = "\nfunc (t *T) Serve(w http.ResponseWriter, r *http.Request) { t.c.SetDefault(r.URL.Path, 1) }\n"
		never = "T.c: expiry"
	)
	for name, tt := range map[string]struct{ src, want string }{
		"here":                  {in + serve + `func newT() *T { return &T{c: cache.New(0, time.Minute)} }`, never},
		"here, and they expire": {in + serve + `func newT() *T { return &T{c: cache.New(time.Hour, time.Minute)} }`, ""},
		"by a helper": {in + serve + `func make() *cache.Cache { return cache.New(0, time.Minute) }
			func newT() *T { return &T{c: make()} }`, never},
		"by a helper that is told": {in + serve + `func make(d time.Duration) *cache.Cache { return cache.New(d, time.Minute) }
			func newT() *T { return &T{c: make(0)} }`, "T.c: expiry"},
		"by a helper that is told otherwise": {in + serve + `func make(d time.Duration) *cache.Cache { return cache.New(d, time.Minute) }
			func newT() *T { return &T{c: make(time.Hour)} }`, ""},
		"by a helper that calls itself": {in + serve + `func make(n int) *cache.Cache { if n > 0 { return make(n-1) }; return cache.New(0, time.Minute) }
			func newT() *T { return &T{c: make(3)} }`, never},
		"one of two ways": {in + serve + `func newT(long bool) *T { if long { return &T{c: cache.New(0, time.Minute)} }
			return &T{c: cache.New(time.Hour, time.Minute)} }`, "T.c: expiry, some"},
		"passed": {in + serve + `func newT(c *cache.Cache) *T { return &T{c: c} }
			var one = newT(cache.New(0, time.Minute))`, never},
		"passed by anybody": {in + serve + `func NewT(c *cache.Cache) *T { return &T{c: c} }
			var one = NewT(cache.New(0, time.Minute))`, "T.c: expiry, some"},
		"passed by nobody": {in + serve + `func NewT(c *cache.Cache) *T { return &T{c: c} }`, ""},
		"of another field": {in + serve + `type U struct { c *cache.Cache }
			func newU() *U { return &U{c: cache.New(0, time.Minute)} }
			func newT(u *U) *T { return &T{c: u.c} }`, never},
		"of itself": {in + serve + `func newT() *T { return &T{c: cache.New(0, time.Minute)} }
			func (t *T) same(u *T) { t.c = u.c }`, never},
		"of a variable": {in + serve + `var shared = cache.New(0, time.Minute)
			func newT() *T { return &T{c: shared} }`, never},
		"of a channel": {in + serve + `func newT(c chan *cache.Cache) *T { return &T{c: <-c} }`, ""},
		"of a channel, or here": {in + serve + `func newT(c chan *cache.Cache) *T { if c == nil { return &T{c: cache.New(0, time.Minute)} }
			return &T{c: <-c} }`, "T.c: expiry, some"},
		"from nowhere": {in + serve, ""},
		"one for each key": {`type T struct { all map[string]*cache.Cache }
			func (t *T) add(k string) { t.all[k] = cache.New(0, time.Minute) }
			func (t *T) Serve(w http.ResponseWriter, r *http.Request) { t.all["x"].SetDefault(r.URL.Path, 1) }`,
			"T.all[]: expiry"},
		"one for each key, that expires": {`type T struct { all map[string]*cache.Cache }
			func (t *T) add(k string) { t.all[k] = cache.New(time.Hour, time.Minute) }
			func (t *T) Serve(w http.ResponseWriter, r *http.Request) { t.all["x"].SetDefault(r.URL.Path, 1) }`, ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tt.want, faults(t, tt.src)) })
	}
}

// A cache without a constructor is what its fields say.
func TestCachesAsLiterals(t *testing.T) {
	const (
		in    = "\ntype T struct { c *lru.Cache }\nfunc (t *T) Serve(w http.ResponseWriter, r *http.Request) { t.c.Add(r.URL.Path, 1) }\n"
		plain = "\ntype T struct { c lru.Cache }\nfunc (t *T) Serve(w http.ResponseWriter, r *http.Request) { t.c.Add(r.URL.Path, 1) }\n"
	)
	for name, tt := range map[string]struct{ src, want string }{
		"a literal":              {in + `func newT() *T { return &T{c: &lru.Cache{}} }`, "T.c: bound"},
		"a literal with a limit": {in + `func newT() *T { return &T{c: &lru.Cache{MaxEntries: 9}} }`, ""},
		"by new":                 {in + `func newT() *T { return &T{c: new(lru.Cache)} }`, "T.c: bound"},
		"a value":                {plain + `func newT() *T { return &T{c: lru.Cache{}} }`, "T.c: bound"},
		"a value with a limit":   {plain + `func newT() *T { return &T{c: lru.Cache{MaxEntries: 9}} }`, ""},
		"as it stands":           {plain, "T.c: bound"},
		"set where it stands":    {plain + `func newT() *T { t := &T{}; t.c.MaxEntries = 9; return t }`, ""},
		"set to none":            {plain + `func newT() *T { t := &T{}; t.c.MaxEntries = 0; return t }`, "T.c: bound"},
		"something else is set":  {plain + `func newT() *T { t := &T{}; t.c.OnEvicted = nil; return t }`, "T.c: bound"},
		"set twice":              {plain + `func newT(n int) *T { t := &T{}; t.c.MaxEntries = 0; if n > 9 { t.c.MaxEntries = 9 }; return t }`, ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tt.want, faults(t, tt.src)) })
	}
}

// A builder's methods count, in one chain or in statements of their own.
func TestBuiltCaches(t *testing.T) {
	const in = "\ntype T struct { c gcache.Cache }\nfunc (t *T) Serve(w http.ResponseWriter, r *http.Request) { _ = t.c.Set(r.URL.Path, 1) }\n"
	for name, tt := range map[string]struct{ src, want string }{
		"without a limit":      {in + `func newT() *T { return &T{c: gcache.New(0).Build()} }`, "T.c: bound"},
		"in a chain":           {in + `func newT() *T { return &T{c: gcache.New(0).LRU().Build()} }`, ""},
		"in other statements":  {in + `func newT() *T { b := gcache.New(0); b.LRU(); return &T{c: b.Build()} }`, ""},
		"something else there": {in + `func newT() *T { b := gcache.New(0); b.Expiration(time.Hour); return &T{c: b.Build()} }`, "T.c: cleaner\nT.c: bound"},
		"by who knows whom":    {in + `func newT(b *gcache.CacheBuilder) *T { return &T{c: b.Build()} }`, ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tt.want, faults(t, tt.src)) })
	}
}

// That expired entries stay is told where nobody else can have them removed.
func TestWhoCleansACache(t *testing.T) {
	const (
		in   = "\ntype T struct { c *cache.Cache }\nfunc (t *T) Serve(w http.ResponseWriter, r *http.Request) { t.c.SetDefault(r.URL.Path, 1) }\n"
		stay = "T.c: cleaner"
	)
	for name, tt := range map[string]struct{ src, want string }{
		"nobody":                 {`func newT() *T { return &T{c: cache.New(time.Hour, 0)} }`, stay},
		"a method":               {`func newT() *T { return &T{c: cache.New(time.Hour, 0)} }; func (t *T) Clean(w http.ResponseWriter, r *http.Request) { t.c.DeleteExpired() }`, ""},
		"its maker":              {`func newT() *T { c := cache.New(time.Hour, 0); c.DeleteExpired(); return &T{c: c} }`, ""},
		"who has the method":     {`func newT(at func(func())) *T { c := cache.New(time.Hour, 0); at(c.DeleteExpired); return &T{c: c} }`, ""},
		"who has another method": {`func newT(at func(func())) *T { c := cache.New(time.Hour, 0); at(c.Flush); return &T{c: c} }`, stay},
		"who is sent it":         {`func newT(to chan *cache.Cache) *T { c := cache.New(time.Hour, 0); to <- c; return &T{c: c} }`, ""},
		"who is given it":        {`var give func(any); func newT() *T { c := cache.New(time.Hour, 0); give(c); return &T{c: c} }`, ""},
		"a helper, which looks":  {`func look(c *cache.Cache) { c.Get("x") }; func newT() *T { c := cache.New(time.Hour, 0); look(c); return &T{c: c} }`, stay},
		"who has another field":  {`type U struct { c *cache.Cache }; var u U; func newT() *T { c := cache.New(time.Hour, 0); u.c = c; return &T{c: c} }`, ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tt.want, faults(t, in+tt.src)) })
	}
}
