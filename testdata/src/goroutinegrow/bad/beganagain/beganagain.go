// Package beganagain begins again what is named as if it began once.
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

// Start may be called again, and has one more wait each time.
func (f *feed) Start(ctx context.Context) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.started = true
	go func() { // want goroutinegrow medium "which all of them share"
		<-ctx.Done()
		f.mu.Lock()
		defer f.mu.Unlock()
		f.started = false
	}()
}

type handler struct {
	ctx  context.Context
	feed *feed
}

func (h *handler) refresh(w http.ResponseWriter, r *http.Request) { h.feed.Start(h.ctx) }

// Serve serves until it fails.
func Serve(ctx context.Context) error {
	h := &handler{ctx, &feed{}}
	http.HandleFunc("/refresh", h.refresh)
	return http.ListenAndServe(":8080", nil)
}
