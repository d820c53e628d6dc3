// Package construct appends to objects as they are made: in a constructor, in
// options, in init, and in methods of what a handler has just made.
package construct

import (
	"net/http"
	"regexp"
	"strings"
	"sync"
)

var rules []*regexp.Regexp

func init() {
	for _, r := range []string{`\.php$`, `^/admin`, `\.\.`} {
		rules = append(rules, regexp.MustCompile(r))
	}
}

// Check lets a request pass or not.
type Check func(*http.Request) bool

// Guard asks its checks.
type Guard struct {
	mu     sync.RWMutex
	checks []Check
	names  []string
}

// Option adds to a guard.
type Option func(*Guard)

// With adds checks.
func With(checks ...Check) Option {
	return func(g *Guard) { g.checks = append(g.checks, checks...) }
}

// New returns a guard with the fixed rules and what opts add.
func New(opts ...Option) *Guard {
	g := &Guard{}
	for _, re := range rules {
		g.checks = append(g.checks, func(r *http.Request) bool { return !re.MatchString(r.URL.Path) })
		g.names = append(g.names, re.String())
	}
	for _, o := range opts {
		o(g)
	}
	return g
}

type page struct{ parts []string }

func (p *page) add(part string) { p.parts = append(p.parts, part) }

// ServeHTTP answers with a page that is made for it.
func (g *Guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.RLock()
	defer g.mu.RUnlock()
	p := &page{}
	for i, c := range g.checks {
		if c(r) {
			continue
		}
		if i < len(g.names) {
			p.add(g.names[i])
		}
	}
	if len(p.parts) > 0 {
		http.Error(w, strings.Join(p.parts, "\n"), http.StatusForbidden)
	}
}
