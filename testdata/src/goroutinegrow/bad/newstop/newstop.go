// Package newstop has goroutines whose way out is a channel that is replaced and never closed.
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
	w.addr = addr
	w.stop = make(chan struct{})
	go w.look(addr, w.stop) // want goroutinegrow medium "the loop in .*look ends only through a channel that nothing closes or sends on"
}

func (w *Watch) look(addr string, stop <-chan struct{}) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			res, err := http.Get("http://" + addr)
			if err == nil {
				_ = res.Body.Close()
			}
			w.mu.Lock()
			w.up = err == nil
			w.mu.Unlock()
		case <-stop:
			return
		}
	}
}
