// Package neverdefault has a go-cache whose default is "never", and inserts that say
// "the default"; and three look-alikes.
package neverdefault

import (
	"net/http"
	"time"

	"github.com/patrickmn/go-cache"
)

// Search answers queries from what it has found before.
type Search struct {
	find    func(query string) []string
	results *cache.Cache
	titles  *cache.Cache
	counts  *cache.Cache
	langs   *cache.Cache
}

// NewSearch finds with find.
func NewSearch(find func(string) []string) *Search {
	s := &Search{
		find:    find,
		results: cache.New(cache.NoExpiration, time.Minute),
		titles:  cache.New(10*time.Minute, time.Minute),
		counts:  cache.New(cache.NoExpiration, time.Minute),
		langs:   cache.New(cache.NoExpiration, 0),
	}
	for _, lang := range []string{"de", "en"} {
		s.langs.Set(lang, "hello "+lang, cache.NoExpiration)
	}
	return s
}

// ServeHTTP implements http.Handler.
func (s *Search) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	query := r.FormValue("q")
	if v, ok := s.results.Get(query); ok {
		for _, line := range v.([]string) {
			_, _ = w.Write([]byte(line))
		}
		return
	}
	found := s.find(query)
	s.results.Set(query, found, cache.DefaultExpiration) // want cachegrow medium "Search.results.*never expires"
	if len(found) > 0 {
		s.titles.Set(query, found[0], cache.DefaultExpiration)
	}
	s.counts.Set(query, len(found), time.Hour)
	if hello, ok := s.langs.Get(r.Header.Get("Accept-Language")); ok {
		_, _ = w.Write([]byte(hello.(string)))
	}
}
