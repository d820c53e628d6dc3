// Package plan is filled by a program, anew for each configuration. Whoever else uses it, out of
// view, is another process: in this one no plan is kept.
package plan

import "sync"

// Route is one way.
type Route struct {
	To   string
	Errs []string
}

// Plan is what one configuration says.
type Plan struct {
	mu     sync.RWMutex
	routes map[string]*Route
}

// New returns an empty plan.
func New() *Plan { return &Plan{routes: map[string]*Route{}} }

// Put adds a way.
func (p *Plan) Put(from string, r *Route) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.routes[from] = r
}

// Find looks a way up.
func (p *Plan) Find(from string) (*Route, bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	r, ok := p.routes[from]
	return r, ok
}
