// Package visited keeps things for a while; a look-up and a sweep over a sync.Map
// remove what is old by the same method.
package visited

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type page struct {
	text  string
	until time.Time
}

func (p *page) old(now time.Time) bool { return p.until.Before(now) }

// Pages keeps pages for a minute.
type Pages struct {
	kept sync.Map
}

// NewPages tidies up until ctx ends.
func NewPages(ctx context.Context) *Pages {
	p := &Pages{}
	go p.tidy(ctx)
	return p
}

func (p *Pages) tidy(ctx context.Context) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			p.expire()
		}
	}
}

func (p *Pages) expire() {
	now := time.Now()
	p.kept.Range(func(k, v any) bool {
		if at, ok := v.(*page); ok && at.old(now) {
			if key, ok := k.(string); ok {
				p.drop(key)
			}
		}
		return true
	})
}

func (p *Pages) drop(key string) { p.kept.Delete(key) }

// Get returns a page that is not too old.
func (p *Pages) Get(key string) (string, bool) {
	v, ok := p.kept.Load(key)
	if !ok {
		return "", false
	}
	at := v.(*page)
	if at.old(time.Now()) {
		p.drop(key)
		return "", false
	}
	return at.text, true
}

// Put keeps a page.
func (p *Pages) Put(key, text string) {
	p.kept.Store(key, &page{text, time.Now().Add(time.Minute)})
}

// ServeHTTP implements http.Handler.
func (p *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, ok := p.Get(r.URL.Path)
	if !ok {
		text = time.Now().String()
		p.Put(r.URL.Path, text)
	}
	_, _ = w.Write([]byte(text))
}
