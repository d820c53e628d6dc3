// Package zerosize has caches for which a size of 0 means "no size": expirable of
// golang-lru, lru of groupcache and of the Kubernetes utilities.
package zerosize

import (
	"net/http"
	"sync"
	"time"

	grouplru "github.com/golang/groupcache/lru"
	"github.com/hashicorp/golang-lru/v2/expirable"
	"k8s.io/utils/lru"
)

// Proxy remembers what it has fetched.
type Proxy struct {
	fetch func(path string) []byte

	bodies  *expirable.LRU[string, []byte]
	heads   *expirable.LRU[string, []byte]
	moments *expirable.LRU[string, time.Time]

	mu    sync.Mutex
	sizes *grouplru.Cache
	etags *grouplru.Cache
	types grouplru.Cache
	langs grouplru.Cache
	codes *lru.Cache
	hosts *lru.Cache
}

// NewProxy fetches with fetch.
func NewProxy(fetch func(string) []byte) *Proxy {
	return &Proxy{
		fetch:   fetch,
		bodies:  expirable.NewLRU[string, []byte](0, nil, 0),
		heads:   expirable.NewLRU[string, []byte](500, nil, 0),
		moments: expirable.NewLRU[string, time.Time](0, nil, time.Minute),
		sizes:   grouplru.New(0),
		etags:   &grouplru.Cache{MaxEntries: 100},
		langs:   grouplru.Cache{MaxEntries: 100},
		codes:   lru.New(0),
		hosts:   lru.New(64),
	}
}

// ServeHTTP implements http.Handler.
func (p *Proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	body, ok := p.bodies.Get(path)
	if !ok {
		body = p.fetch(path)
		p.bodies.Add(path, body) // want cachegrow medium "Proxy.bodies"
		p.heads.Add(path, body)
		p.moments.Add(path, time.Now())
	}
	p.note(path, r, len(body))
	_, _ = w.Write(body)
}

func (p *Proxy) note(path string, r *http.Request, n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sizes.Add(path, n) // want cachegrow medium "Proxy.sizes"
	p.etags.Add(path, r.Header.Get("If-None-Match"))
	p.types.Add(path, r.Header.Get("Accept")) // want cachegrow medium "Proxy.types"
	p.langs.Add(path, r.Header.Get("Accept-Language"))
	p.codes.Add(path, http.StatusOK) // want cachegrow medium "Proxy.codes"
	p.hosts.Add(r.Host, path)
}
