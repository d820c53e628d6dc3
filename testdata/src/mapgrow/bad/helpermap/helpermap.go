// Package helpermap grows one map through a named map type and another through a
// function that takes any map.
package helpermap

import (
	"net/http"
	"sort"
	"strings"
	"sync"
)

type bag map[string]int

func (b bag) add(k string, n int) {
	b[k] += n
}

func (b bag) remove(k string) { delete(b, k) }

func bump(m map[string]int, k string) {
	m[k]++
}

// Site counts where readers come from.
type Site struct {
	mu       sync.Mutex
	referers bag
	inFlight bag
	queries  map[string]int
}

// NewSite returns a site without readers.
func NewSite() *Site {
	return &Site{referers: bag{}, inFlight: bag{}, queries: map[string]int{}}
}

// ServeHTTP counts a request; words is a local that bump fills too.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.note(r)
	defer s.gone(r.RemoteAddr)
	words := map[string]int{}
	for _, word := range strings.Fields(r.FormValue("text")) {
		bump(words, word)
	}
	sorted := make([]string, 0, len(words))
	for word := range words {
		sorted = append(sorted, word)
	}
	sort.Strings(sorted)
	_, _ = w.Write([]byte(strings.Join(sorted, " ")))
}

func (s *Site) note(r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.referers.add(r.Referer(), 1) // want mapgrow medium "Site.referers"
	s.inFlight.add(r.RemoteAddr, 1)
	bump(s.queries, r.URL.RawQuery) // want mapgrow medium "Site.queries"
}

func (s *Site) gone(addr string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inFlight.remove(addr)
}
