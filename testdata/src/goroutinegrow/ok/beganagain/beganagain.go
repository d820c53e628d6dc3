// Package beganagain begins once what waits for the end, or has another end for each.
package beganagain

import (
	"context"
	"net/http"
	"sync"
)

type feed struct {
	mu      sync.Mutex
	started bool
}

// Start begins once.
func (f *feed) Start(ctx context.Context) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.started {
		return
	}
	f.started = true
	go func() {
		<-ctx.Done()
		f.mu.Lock()
		defer f.mu.Unlock()
		f.started = false
	}()
}

// each waits for the end of one request.
type each struct{ n int }

// Start has one more wait until ctx ends.
func (e *each) Start(ctx context.Context) {
	go func() {
		<-ctx.Done()
		e.n = 0
	}()
}

type handler struct {
	ctx  context.Context
	feed *feed
}

func (h *handler) refresh(w http.ResponseWriter, r *http.Request) {
	h.feed.Start(h.ctx)
	(&each{}).Start(r.Context())
}

// Serve serves until it fails.
func Serve(ctx context.Context) error {
	h := &handler{ctx, &feed{}}
	http.HandleFunc("/refresh", h.refresh)
	return http.ListenAndServe(":8080", nil)
}
