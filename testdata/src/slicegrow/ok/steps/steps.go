// Package steps has an object that code out of view sets up step by step and that then serves.
package steps

import (
	"net/http"
	"strings"
)

// Check says whether a request may pass.
type Check func(*http.Request) bool

// Gate asks all checks of each request.
type Gate struct {
	checks []Check
	hosts  []string
}

// New returns a gate that is open.
func New() *Gate { return &Gate{} }

// With adds checks.
func (g *Gate) With(checks ...Check) *Gate {
	g.checks = append(g.checks, checks...)
	return g
}

// For adds a host.
func (g *Gate) For(host string) *Gate {
	g.hosts = append(g.hosts, strings.ToLower(host))
	return g
}

// WithItself makes the gate ask whether the host is one of its own.
func (g *Gate) WithItself() *Gate { return g.With(g.isOwn) }

// Local is a gate for this machine, to which more can be added.
func Local(hosts ...string) *Gate {
	g := New().WithItself()
	for _, h := range hosts {
		g = g.For(h)
	}
	return g
}

func (g *Gate) isOwn(r *http.Request) bool {
	for _, h := range g.hosts {
		if h == r.Host {
			return true
		}
	}
	return false
}

// Wrap asks the checks before the handler runs.
func (g *Gate) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, c := range g.checks {
			if !c(r) {
				http.Error(w, "no", http.StatusForbidden)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}
