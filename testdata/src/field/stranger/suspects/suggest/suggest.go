// want cachegrow Suggester.seen|New|Suggest medium/high

// Package suggest completes what somebody types.
package suggest

import (
	"time"

	"github.com/patrickmn/go-cache"
)

type settings struct {
	ttl   time.Duration
	sweep time.Duration
}

// Option is a setting of a suggester.
type Option interface{ set(*settings) }

type sweepEvery time.Duration

func (d sweepEvery) set(s *settings) { s.sweep = time.Duration(d) }

// SweepEvery sets how often the cache is swept.
func SweepEvery(d time.Duration) Option { return sweepEvery(d) }

// Suggester asks a backend and remembers.
type Suggester struct {
	seen    *cache.Cache
	backend func(prefix string) []string
}

// New returns a suggester.
func New(backend func(string) []string, opts ...Option) *Suggester {
	s := settings{ttl: cache.NoExpiration, sweep: time.Minute}
	for _, o := range opts {
		o.set(&s)
	}
	return &Suggester{seen: cache.New(s.ttl, s.sweep), backend: backend}
}

// Suggest returns completions of prefix.
func (s *Suggester) Suggest(prefix string) []string {
	if v, ok := s.seen.Get(prefix); ok {
		return v.([]string)
	}
	out := s.backend(prefix)
	s.seen.Set(prefix, out, cache.DefaultExpiration)
	return out
}
