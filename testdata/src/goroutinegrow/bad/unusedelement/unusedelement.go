// Package unusedelement keeps what would end its goroutines, takes it out and does not use it.
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
	go w.follow(ctx, host) // want goroutinegrow medium "ends only with a context"
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

// Remove forgets a host.
func (w *Watch) Remove(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.hosts, r.FormValue("host"))
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
	go t.last(ctx, t.n) // want goroutinegrow medium "never ends"
}

func (t *Turns) last(ctx context.Context, n int) {
	<-ctx.Done()
	t.run(n)
}

// End counts one less.
func (t *Turns) End(rw http.ResponseWriter, r *http.Request) {
	if _, ok := t.ends[t.n]; ok {
		delete(t.ends, t.n)
		t.n--
	}
}
