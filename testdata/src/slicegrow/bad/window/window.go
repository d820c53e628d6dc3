// Package window counts what came in the last minute, and keeps what came before.
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
	n := 0
	for i := len(g.seen) - 1; i >= 0 && now.Sub(g.seen[i]) < time.Minute; i-- {
		n++
	}
	if n >= g.most {
		return false
	}
	g.seen = append(g.seen, now) // want slicegrow medium "Gate.seen grows in .*Pass"
	return true
}
