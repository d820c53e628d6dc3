// Package fixedsizes has caches that cannot be made without a size: golang-lru in its
// versions, freecache, fastcache, otter v1, theine, hot, ccache, and that of TLS sessions.
package fixedsizes

import (
	"crypto/tls"
	"net/http"
	"time"

	"github.com/VictoriaMetrics/fastcache"
	"github.com/Yiling-J/theine-go"
	"github.com/coocood/freecache"
	former "github.com/hashicorp/golang-lru"
	"github.com/hashicorp/golang-lru/arc/v2"
	formersimple "github.com/hashicorp/golang-lru/simplelru"
	"github.com/hashicorp/golang-lru/v2"
	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/karlseguin/ccache/v3"
	"github.com/maypok86/otter"
	"github.com/samber/hot"
)

// Site keeps what it can.
type Site struct {
	client *http.Client

	plain  *lru.Cache[string, string]
	simple *simplelru.LRU[string, string]
	arcs   *arc.ARCCache[string, string]
	old    *former.Cache
	older  *formersimple.LRU
	free   *freecache.Cache
	fast   *fastcache.Cache
	otters otter.Cache[string, string]
	tea    *theine.Cache[string, string]
	hots   *hot.HotCache[string, string]
	cc     *ccache.Cache[string]
}

// NewSite has n entries in each of them.
func NewSite(n int) (*Site, error) {
	s := &Site{
		client: &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{ClientSessionCache: tls.NewLRUClientSessionCache(0)}}},
		free:   freecache.NewCache(n * 1024),
		fast:   fastcache.New(n * 1024),
		hots:   hot.NewHotCache[string, string](hot.LRU, n).Build(),
		cc:     ccache.New(ccache.Configure[string]()),
	}
	var errs [7]error
	s.plain, errs[0] = lru.New[string, string](n)
	s.simple, errs[1] = simplelru.NewLRU[string, string](n, nil)
	s.arcs, errs[2] = arc.NewARC[string, string](n)
	s.old, errs[3] = former.New(n)
	s.older, errs[4] = formersimple.NewLRU(n, nil)
	s.otters, errs[5] = otter.MustBuilder[string, string](n).Build()
	s.tea, errs[6] = theine.NewBuilder[string, string](int64(n)).Build()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return s, nil
}

// ServeHTTP implements http.Handler.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	key, text := r.URL.Path, time.Now().String()
	s.plain.Add(key, text)
	s.simple.Add(key, text)
	s.arcs.Add(key, text)
	s.old.Add(key, text)
	s.older.Add(key, text)
	_ = s.free.Set([]byte(key), []byte(text), 0)
	s.fast.Set([]byte(key), []byte(text))
	s.otters.Set(key, text)
	s.tea.SetWithTTL(key, text, 1, 0)
	s.hots.SetWithTTL(key, text, 0)
	s.cc.Set(key, text, time.Hour)
	_, _ = w.Write([]byte(text))
}
