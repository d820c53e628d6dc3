// Package changedplaces has containers that change places with others, by which neither loses
// anything.
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

func (s *Seen) turn() { s.young, s.old = s.old, s.young }

// ServeHTTP notes who asks.
func (s *Seen) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	if !s.old[r.RemoteAddr] {
		s.young[r.RemoteAddr] = true // want mapgrow high "it trades places with old, and neither loses anything"
	}
}

// Pages counts requests in one of two tables, of which the other is read.
type Pages struct {
	now, shown map[string]int
}

// ServeHTTP counts a page.
func (p *Pages) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	p.now[r.URL.Path]++ // want mapgrow high "it trades places with shown, and neither loses anything"
}

// Show has the other table shown, when somebody asks for that.
func (p *Pages) Show(_ http.ResponseWriter, _ *http.Request) {
	last := p.shown
	p.shown = p.now
	p.now = last
}
