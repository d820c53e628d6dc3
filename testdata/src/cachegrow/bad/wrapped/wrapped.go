// Command wrapped hands an expiration on to a go-cache: one caller hands it "never".
package main

import (
	"log"
	"net/http"
	"time"

	"github.com/patrickmn/go-cache"
)

type shelf struct{ inner *cache.Cache }

func newShelf(d time.Duration) *shelf { return &shelf{cache.New(d, time.Minute)} }

func (s *shelf) get(key string) (string, bool) {
	v, ok := s.inner.Get(key)
	text, _ := v.(string)
	return text, ok
}

func (s *shelf) put(key, text string, d time.Duration) {
	s.inner.Set(key, text, d) // want cachegrow medium "shelf.inner"
}

type rack struct{ inner *cache.Cache }

func (k *rack) put(key, text string, d time.Duration) {
	k.inner.Set(key, text, d)
}

type site struct {
	pages *shelf
	parts *rack
}

func (s *site) page(w http.ResponseWriter, r *http.Request) {
	text, ok := s.pages.get(r.URL.Path)
	if !ok {
		text = r.Host + r.URL.Path
		s.pages.put(r.URL.Path, text, cache.NoExpiration)
		s.parts.put(r.URL.Path, text, time.Minute)
	}
	_, _ = w.Write([]byte(text))
}

func (s *site) greet(w http.ResponseWriter, r *http.Request) {
	s.pages.put(r.FormValue("name"), "hello", time.Minute)
}

func main() {
	s := &site{pages: newShelf(time.Hour), parts: &rack{cache.New(time.Hour, time.Minute)}}
	s.parts.put("about", "a site", cache.NoExpiration)
	http.HandleFunc("/page", s.page)
	http.HandleFunc("/greet", s.greet)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
