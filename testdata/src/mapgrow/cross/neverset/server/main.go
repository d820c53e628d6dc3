// Command server serves pages out of a cache of which it sets no limit.
package main

import (
	"net/http"

	"fixtures.test/mapgrow/cross/neverset/lru"
)

type pages struct{ cache *lru.Cache }

func (p *pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b := p.cache.Get(r.URL.Path)
	if b == nil {
		b = []byte(r.URL.Path)
		p.cache.Put(r.URL.Path, b)
		p.cache.Note(r.URL.Path)
	}
	_, _ = w.Write(b)
}

func main() {
	http.ListenAndServe(":8080", &pages{lru.New()})
}
