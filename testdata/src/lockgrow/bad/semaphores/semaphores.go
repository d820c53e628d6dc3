// Package semaphores lets few requests for one tenant in at a time: a buffered
// channel for each.
package semaphores

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// Doors has one door for each tenant, and one for each kind of work.
type Doors struct {
	mu      sync.Mutex
	tenants map[string]chan struct{}
	busy    map[string]chan struct{}
	next    http.Handler
}

// NewDoors returns doors before next.
func NewDoors(next http.Handler) *Doors {
	return &Doors{tenants: map[string]chan struct{}{}, busy: map[string]chan struct{}{}, next: next}
}

func (d *Doors) tenant(name string) chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.tenants[name] == nil {
		d.tenants[name] = make(chan struct{}, 4) // want lockgrow medium "Doors.tenants"
	}
	return d.tenants[name]
}

// claim waits until nobody works on job; done ends the work, and the entry with it.
func (d *Doors) claim(ctx context.Context, job string) (done func(), err error) {
	for {
		d.mu.Lock()
		wait, taken := d.busy[job]
		if !taken {
			mine := make(chan struct{})
			d.busy[job] = mine
			d.mu.Unlock()
			return func() {
				d.mu.Lock()
				delete(d.busy, job)
				d.mu.Unlock()
				close(mine)
			}, nil
		}
		d.mu.Unlock()
		select {
		case <-wait:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// ServeHTTP implements http.Handler.
func (d *Doors) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	door := d.tenant(r.Header.Get("X-Tenant"))
	select {
	case door <- struct{}{}:
		defer func() { <-door }()
	case <-ctx.Done():
		http.Error(w, "busy", http.StatusServiceUnavailable)
		return
	}
	done, err := d.claim(ctx, r.URL.Path)
	if err != nil {
		http.Error(w, "busy", http.StatusServiceUnavailable)
		return
	}
	defer done()
	d.next.ServeHTTP(w, r)
}
