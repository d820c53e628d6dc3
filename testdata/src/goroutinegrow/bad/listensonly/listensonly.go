// Package listensonly ranges over channels that nobody closes: who is given one only to receive cannot.
package listensonly

import (
	"net/http"
	"sync/atomic"
	"time"
)

// manager finds targets until it is stopped.
type manager struct{ out chan []string }

func (m *manager) updates() <-chan []string { return m.out }

func (m *manager) run(stop <-chan struct{}) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-stop:
			return
		case <-t.C:
			select {
			case m.out <- []string{"here"}:
			default:
			}
		}
	}
}

// group has the targets of one configuration.
type group struct {
	m    *manager
	stop chan struct{}
	now  atomic.Value
}

func newGroup() *group {
	g := &group{m: &manager{out: make(chan []string)}, stop: make(chan struct{})}
	go g.m.run(g.stop)
	go g.follow() // want goroutinegrow medium "ends only when its channel is closed, and nothing closes it"
	return g
}

func (g *group) follow() {
	updates := g.m.updates()
	for u := range updates {
		g.now.Store(u)
	}
}

func (g *group) cancel() { close(g.stop) }

// Proxy is configured anew by requests.
type Proxy struct{ now *group }

// ServeHTTP does that.
func (p *Proxy) ServeHTTP(http.ResponseWriter, *http.Request) {
	was := p.now
	p.now = newGroup()
	if was != nil {
		was.cancel()
	}
}
