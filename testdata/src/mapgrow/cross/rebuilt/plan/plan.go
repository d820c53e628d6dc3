// Package plan is filled by another package, anew for each configuration. Others that are
// out of view may fill one that they keep: callers in view refute only what is closed.
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
	p.routes[from] = r // want mapgrow medium "Plan.routes"
}

// Find looks a way up.
func (p *Plan) Find(from string) (*Route, bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	r, ok := p.routes[from]
	return r, ok
}
