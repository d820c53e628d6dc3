// Package window keeps what came in the last minute.
package window

import (
	"sync"
	"time"
)

// Gate lets so many through in a minute.
type Gate struct {
	most int

	mu   sync.Mutex
	seen []time.Time
}

// NewGate returns a gate.
func NewGate(most int) *Gate { return &Gate{most: most} }

// Pass asks for one more.
func (g *Gate) Pass(now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for len(g.seen) > 0 && now.Sub(g.seen[0]) >= time.Minute {
		g.seen = g.seen[1:]
	}
	if len(g.seen) >= g.most {
		return false
	}
	g.seen = append(g.seen, now)
	return true
}
