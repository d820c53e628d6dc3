// Package lifeofeach has objects that begin to work once each, and one of them for each that asks.
package lifeofeach

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type gauge struct {
	ctx  context.Context
	stop context.CancelFunc
	mu   sync.Mutex
	last time.Time
}

func newGauge() *gauge {
	g := &gauge{}
	g.ctx, g.stop = context.WithCancel(context.Background())
	return g
}

// Start follows the time.
func (g *gauge) Start(names []string) {
	for range names {
		go g.follow() // want goroutinegrow medium "never ends"
	}
}

// end would end it.
func (g *gauge) end() { g.stop() }

func (g *gauge) follow() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		g.mu.Lock()
		g.last = time.Now()
		g.mu.Unlock()
		select {
		case <-t.C:
		case <-g.ctx.Done():
			return
		}
	}
}

type probe struct {
	gauge *gauge
	done  context.Context
}

// Run looks at a probe until it ends.
func (p *probe) Run() {
	go func() { // want goroutinegrow medium "never ends"
		for {
			select {
			case <-time.After(time.Minute):
			case <-p.done.Done():
				return
			}
		}
	}()
}

// Desk makes one for each that asks, and ends none.
type Desk struct{ last *gauge }

// ServeHTTP implements http.Handler.
func (d *Desk) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	g := newGauge()
	g.Start(r.URL.Query()["name"])
	d.last = g
	p := &probe{gauge: g, done: context.Background()}
	p.Run()
}
