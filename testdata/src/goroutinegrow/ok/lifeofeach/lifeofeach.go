// Package lifeofeach has objects that begin to work once each.
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
		go g.follow()
	}
}

// Close ends it.
func (g *gauge) Close() { g.stop() }

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

// clock is one for the process.
type clock struct {
	done context.Context
	mu   sync.Mutex
	last time.Time
}

// Start starts it.
func (c *clock) Start() {
	go func() {
		for {
			select {
			case now := <-time.After(time.Minute):
				c.mu.Lock()
				c.last = now
				c.mu.Unlock()
			case <-c.done.Done():
				return
			}
		}
	}()
}

// Desk makes one for each that asks, and ends the one before.
type Desk struct {
	mu   sync.Mutex
	last *gauge
}

// ServeHTTP implements http.Handler.
func (d *Desk) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.last != nil {
		d.last.Close()
	}
	g := newGauge()
	g.Start(r.URL.Query()["name"])
	d.last = g
}

// Serve has both.
func Serve(addr string) error {
	c := &clock{done: context.Background()}
	c.Start()
	return http.ListenAndServe(addr, new(Desk))
}
