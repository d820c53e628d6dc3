// Package loadanddelete keeps promises in sync.Maps until they are kept.
package loadanddelete

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
)

// Desk makes promises to requests and keeps them when a webhook comes.
type Desk struct {
	last     atomic.Int64
	promises sync.Map // number -> chan string
	pledges  sync.Map // number -> chan string
	order    func(ctx context.Context, n int64) error
}

// NewDesk orders with order.
func NewDesk(order func(context.Context, int64) error) *Desk { return &Desk{order: order} }

// ServeHTTP waits for a promise to be kept.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n := d.last.Add(1)
	done := make(chan string, 1)
	d.promises.Store(n, done) // want pendinggrow medium "Desk.promises"
	if err := d.order(r.Context(), n); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	select {
	case text := <-done:
		_, _ = w.Write([]byte(text))
	case <-r.Context().Done():
	}
}

// Pledge waits too, and takes the pledge back in any case.
func (d *Desk) Pledge(w http.ResponseWriter, r *http.Request) {
	n := d.last.Add(1)
	done := make(chan string, 1)
	d.pledges.Store(n, done)
	defer d.pledges.Delete(n)
	if err := d.order(r.Context(), n); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	select {
	case text := <-done:
		_, _ = w.Write([]byte(text))
	case <-r.Context().Done():
	}
}

// Keep keeps the promise or the pledge of that number.
func (d *Desk) Keep(n int64, text string) {
	if v, ok := d.promises.LoadAndDelete(n); ok {
		v.(chan string) <- text
	}
	if v, ok := d.pledges.LoadAndDelete(n); ok {
		v.(chan string) <- text
	}
}
