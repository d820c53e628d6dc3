// Package teardownonly clears one map when it is closed and the other at every tick.
package teardownonly

import (
	"log"
	"net/http"
	"sync"
	"time"
)

// Probe counts who asks for what.
type Probe struct {
	mu     sync.Mutex
	byUser map[string]int
	byPath map[string]int
	quit   chan struct{}
}

// NewProbe starts a probe; Close ends it.
func NewProbe() *Probe {
	p := &Probe{byUser: map[string]int{}, byPath: map[string]int{}, quit: make(chan struct{})}
	go p.report()
	return p
}

// Wrap counts before next.
func (p *Probe) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.count(r)
		next.ServeHTTP(w, r)
	})
}

func (p *Probe) count(r *http.Request) {
	user, _, _ := r.BasicAuth()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.byUser[user]++ // want mapgrow medium "Probe.byUser"
	p.byPath[r.URL.Path]++
}

func (p *Probe) report() {
	t := time.NewTicker(10 * time.Second)
	defer t.Stop()
	for {
		select {
		case <-p.quit:
			return
		case <-t.C:
		}
		p.mu.Lock()
		for path, n := range p.byPath {
			log.Printf("%s %d", path, n)
		}
		clear(p.byPath)
		p.mu.Unlock()
	}
}

// Close ends the probe.
func (p *Probe) Close() error {
	close(p.quit)
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.byUser)
	clear(p.byPath)
	return nil
}
