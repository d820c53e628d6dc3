// Package swapped collects events in maps that are swapped for empty ones.
package swapped

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"sync"
	"time"
)

// Events collects what happened since the last report.
type Events struct {
	mu      sync.Mutex
	logins  map[string]int
	losses  map[string]time.Time
	written io.Writer
}

// NewEvents reports to w until ctx ends.
func NewEvents(ctx context.Context, w io.Writer) *Events {
	e := &Events{logins: map[string]int{}, losses: map[string]time.Time{}, written: w}
	go e.loop(ctx)
	return e
}

// Follow notes how a connection begins and ends.
func (e *Events) Follow(c net.Conn) {
	addr := c.RemoteAddr().String()
	e.mu.Lock()
	e.logins[addr]++
	e.mu.Unlock()
	_, _ = io.Copy(io.Discard, c)
	e.mu.Lock()
	e.losses[addr] = time.Now()
	e.mu.Unlock()
}

func (e *Events) loop(ctx context.Context) {
	t := time.NewTicker(5 * time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			e.report()
		}
	}
}

func (e *Events) report() {
	e.mu.Lock()
	logins, losses := e.logins, e.losses
	e.logins, e.losses = map[string]int{}, map[string]time.Time{}
	e.mu.Unlock()
	_ = json.NewEncoder(e.written).Encode(map[string]any{"logins": logins, "losses": losses})
}
