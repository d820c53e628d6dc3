// Package watch has what a command starts, and what each request starts.
package watch

import (
	"net/http"
	"sync"
	"time"
)

// Watcher counts.
type Watcher struct {
	mu    sync.Mutex
	ticks int
}

// New makes a watcher that watches for ever.
func New() *Watcher {
	w := &Watcher{}
	go w.watch()
	return w
}

func (w *Watcher) watch() {
	for {
		time.Sleep(time.Second)
		w.mu.Lock()
		w.ticks++
		w.mu.Unlock()
	}
}

// ServeHTTP starts one more for each request.
func (w *Watcher) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	go func() { // want goroutinegrow medium "no way out"
		for {
			time.Sleep(time.Minute)
			w.mu.Lock()
			w.ticks--
			w.mu.Unlock()
		}
	}()
}
