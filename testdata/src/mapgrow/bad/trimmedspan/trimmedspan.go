// Package trimmedspan keeps the times of a caller's calls of the last minute, and the callers for ever.
package trimmedspan

import (
	"net/http"
	"sync"
	"time"
)

// Gate lets a caller through a few times a minute.
type Gate struct {
	mu    sync.Mutex
	calls map[string][]time.Time
}

// ServeHTTP lets a request through or does not.
func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !g.pass(r.RemoteAddr, time.Now()) {
		w.WriteHeader(http.StatusTooManyRequests)
	}
}

func (g *Gate) pass(who string, now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	calls := g.calls[who]
	for len(calls) > 0 && now.Sub(calls[0]) > time.Minute {
		calls = calls[1:]
	}
	if len(calls) > 9 {
		return false
	}
	g.calls[who] = append(calls, now) // want mapgrow high "Gate.calls"
	return true
}
