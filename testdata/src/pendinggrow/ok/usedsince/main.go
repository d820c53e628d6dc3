// Command usedsince lets what nobody has used since the last look go: each look takes the mark of use
// away.
package main

import (
	"log"
	"net/http"
	"sync"
	"time"
)

type locker struct {
	used  bool
	timer *time.Timer
}

type hall struct {
	mu   sync.Mutex
	rent map[string]*locker
}

func (h *hall) use(who string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	l := h.rent[who]
	if l == nil {
		l = &locker{}
		l.timer = time.AfterFunc(time.Hour, func() { h.look(who, l) })
		h.rent[who] = l
	}
	l.used = true
}

func (h *hall) look(who string, l *locker) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !l.used {
		delete(h.rent, who)
		return
	}
	l.used = false
	l.timer.Reset(time.Hour)
}

func main() {
	h := &hall{rent: map[string]*locker{}}
	log.Fatal(http.ListenAndServe(":8080", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.use(r.RemoteAddr) })))
}
