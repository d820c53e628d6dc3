// Package embedded grows a map that sits in an embedded struct.
package embedded

import (
	"net/http"
	"sync"
)

type ledger struct {
	sync.Mutex
	marks map[string]int
}

func (l *ledger) mark(k string) int {
	l.Lock()
	defer l.Unlock()
	l.marks[k]++ // want mapgrow medium "ledger.marks"
	return l.marks[k]
}

type roster struct {
	sync.Mutex
	live map[string]int
}

func (r *roster) enter(k string) {
	r.Lock()
	defer r.Unlock()
	r.live[k]++
}

func (r *roster) exit(k string) {
	r.Lock()
	defer r.Unlock()
	if r.live[k]--; r.live[k] <= 0 {
		delete(r.live, k)
	}
}

// Gate is a handler with a memory.
type Gate struct {
	ledger
	on   roster
	next http.Handler
}

// NewGate returns a gate before next.
func NewGate(next http.Handler) *Gate {
	g := &Gate{next: next}
	g.marks = map[string]int{}
	g.on.live = map[string]int{}
	return g
}

// ServeHTTP implements http.Handler.
func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	token := r.Header.Get("X-Token")
	g.on.enter(token)
	defer g.on.exit(token)
	if g.mark(token) > 1000 {
		http.Error(w, "enough", http.StatusTooManyRequests)
		return
	}
	g.next.ServeHTTP(w, r)
}
