// Package changedplaces has containers that change places with others that are emptied.
package changedplaces

import (
	"net/http"
	"time"
)

// Seen tells whether an address has come before, by two generations.
type Seen struct {
	young map[string]bool
	old   map[string]bool
}

// New makes one that turns its generations.
func New() *Seen {
	s := &Seen{young: map[string]bool{}, old: map[string]bool{}}
	go func() {
		for range time.Tick(time.Minute) {
			s.turn()
		}
	}()
	return s
}

func (s *Seen) turn() {
	s.young, s.old = s.old, s.young
	clear(s.young)
}

// ServeHTTP notes who asks.
func (s *Seen) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	if !s.old[r.RemoteAddr] {
		s.young[r.RemoteAddr] = true
	}
}

// Pages counts requests in one of two tables, of which the other is written out and forgotten.
type Pages struct {
	now, shown map[string]int
}

// ServeHTTP counts a page.
func (p *Pages) ServeHTTP(_ http.ResponseWriter, r *http.Request) { p.now[r.URL.Path]++ }

// Turn writes out what was counted.
func (p *Pages) Turn() {
	for range time.Tick(time.Hour) {
		p.now, p.shown = p.shown, p.now
		for page := range p.shown {
			println(page, p.shown[page])
		}
		p.shown = map[string]int{}
	}
}
