// Package builddominance builds a router for each configuration; the maps grow
// on objects that are two hops from the one that was made.
package builddominance

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type backend struct {
	mu     sync.Mutex
	states map[string]bool
}

type service struct{ back *backend }

type router struct {
	services map[string]*service
}

type builder struct{ out *router }

func (b *builder) service(name string) *service {
	if s, ok := b.out.services[name]; ok {
		return s
	}
	s := &service{back: &backend{states: map[string]bool{}}}
	b.out.services[name] = s
	return s
}

func (b *builder) upstream(svc, url string) {
	back := b.service(svc).back
	back.mu.Lock()
	defer back.mu.Unlock()
	back.states[url] = true
}

func build(conf map[string][]string) *router {
	b := &builder{out: &router{services: map[string]*service{}}}
	for svc, urls := range conf {
		for _, url := range urls {
			b.upstream(svc, url)
		}
	}
	return b.out
}

// Front serves with the newest router.
type Front struct {
	mu  sync.RWMutex
	now *router
}

// Follow builds anew whenever the configuration changes.
func (f *Front) Follow(ctx context.Context, load func() map[string][]string) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		next := build(load())
		f.mu.Lock()
		f.now = next
		f.mu.Unlock()
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// ServeHTTP implements http.Handler.
func (f *Front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	s, ok := f.now.services[r.Host]
	if !ok {
		http.NotFound(w, r)
		return
	}
	s.back.mu.Lock()
	defer s.back.mu.Unlock()
	for url, up := range s.back.states {
		if up {
			http.Redirect(w, r, url, http.StatusFound)
			return
		}
	}
}
