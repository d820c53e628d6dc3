// Package newstop has goroutines whose way out is a channel that is closed before it is replaced,
// and one that is handed where somebody may close it.
package newstop

import (
	"net/http"
	"sync"
	"time"
)

// Watch looks at one address at a time.
type Watch struct {
	mu   sync.Mutex
	addr string
	stop chan struct{}
	up   bool
}

// ServeHTTP has another address looked at.
func (w *Watch) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	w.set(r.FormValue("addr"))
}

func (w *Watch) set(addr string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if addr == w.addr {
		return
	}
	if w.stop != nil {
		close(w.stop)
	}
	w.addr = addr
	w.stop = make(chan struct{})
	go look(addr, w.stop)
}

func look(addr string, stop <-chan struct{}) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			if res, err := http.Get("http://" + addr); err == nil {
				_ = res.Body.Close()
			}
		case <-stop:
			return
		}
	}
}

// Lent has its channel closed by a helper to which it is handed.
type Lent struct {
	mu   sync.Mutex
	addr string
	stop chan struct{}
}

// ServeHTTP has another address looked at.
func (l *Lent) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	end(l.stop)
	l.addr = r.FormValue("addr")
	l.stop = make(chan struct{})
	go look(l.addr, l.stop)
}

func end(stop chan struct{}) {
	if stop != nil {
		close(stop)
	}
}
