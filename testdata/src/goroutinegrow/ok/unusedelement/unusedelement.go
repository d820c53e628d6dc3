// Package unusedelement keeps what ends its goroutines, and uses it when it is taken out, or all
// at once.
package unusedelement

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// Watch looks at hosts until they are given up.
type Watch struct {
	mu    sync.Mutex
	hosts map[string]context.CancelFunc
	look  func(string)
}

// Add begins to look at a host.
func (w *Watch) Add(rw http.ResponseWriter, r *http.Request) {
	host := r.FormValue("host")
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, ok := w.hosts[host]; ok {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.hosts[host] = cancel
	go w.follow(ctx, host)
}

func (w *Watch) follow(ctx context.Context, host string) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		w.look(host)
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// Remove ends the look at a host.
func (w *Watch) Remove(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if cancel, ok := w.hosts[r.FormValue("host")]; ok {
		cancel()
		delete(w.hosts, r.FormValue("host"))
	}
}

// Turns holds what is run at the end of each, by a number.
type Turns struct {
	n    int
	ends map[int]func()
	run  func(int)
}

// Begin begins one more.
func (t *Turns) Begin(rw http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithCancel(context.Background())
	t.n++
	t.ends[t.n] = cancel
	go t.last(ctx, t.n)
}

func (t *Turns) last(ctx context.Context, n int) {
	<-ctx.Done()
	t.run(n)
}

// End ends all.
func (t *Turns) End(rw http.ResponseWriter, r *http.Request) {
	for n, end := range t.ends {
		end()
		delete(t.ends, n)
	}
}
