// Package prepared makes its map once, two calls below its beginning.
package prepared

import "sync"

// Plugin is set up by its host, which then tells it of names.
type Plugin struct {
	mu    sync.Mutex
	seen  map[string]struct{}
	level int
}

// Init is called by the host.
func (p *Plugin) Init(level int) {
	p.level = level
	p.prepare()
}

func (p *Plugin) prepare() { p.seen = newNames() }

func newNames() map[string]struct{} { return make(map[string]struct{}, 8) }

// OnName is told of a name.
func (p *Plugin) OnName(name string) {
	p.mu.Lock()
	p.seen[name] = struct{}{} // want mapgrow medium "Plugin.seen"
	p.mu.Unlock()
}

// Seen tells whether it was told.
func (p *Plugin) Seen(name string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, ok := p.seen[name]
	return ok
}
