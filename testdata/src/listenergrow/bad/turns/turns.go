// Package turns defers in loops that go on, and registers what it never takes back.
package turns

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"time"
)

// Probe checks something again and again.
type Probe struct {
	check func(context.Context) error
	quit  chan struct{}
	life  context.Context
}

// Run defers the cancel of each turn.
func (p *Probe) Run(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			turn, cancel := context.WithTimeout(ctx, time.Second)
			defer cancel() // want listenergrow medium "deferred calls run only when"
			p.check(turn)
		case <-p.quit:
			return
		}
	}
}

// RunTurns has a function for each turn.
func (p *Probe) RunTurns(ctx context.Context) {
	for {
		select {
		case <-time.After(time.Second):
			func() {
				turn, cancel := context.WithTimeout(ctx, time.Second)
				defer cancel()
				p.check(turn)
			}()
		case <-p.quit:
			return
		}
	}
}

// Last defers on the way out.
func (p *Probe) Last(ctx context.Context) error {
	for {
		if err := p.check(ctx); err != nil {
			defer println("last")
			return err
		}
	}
}

// All defers for each of a list.
func All(names []string) error {
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
	}
	return nil
}

// Wait registers a channel for each request.
func (p *Probe) Wait(w http.ResponseWriter, r *http.Request) {
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, os.Interrupt) // want listenergrow medium "does not remove it"
	select {
	case <-hup:
	case <-r.Context().Done():
	}
}

// WaitAndStop takes it back.
func (p *Probe) WaitAndStop(w http.ResponseWriter, r *http.Request) {
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, os.Interrupt)
	defer signal.Stop(hup)
	select {
	case <-hup:
	case <-r.Context().Done():
	}
}

// After has a function called at the end of the process's context, for each request.
func (p *Probe) After(w http.ResponseWriter, r *http.Request) {
	context.AfterFunc(p.life, func() { println(r.URL.Path) }) // want listenergrow medium "discarded"
}

// AfterAndStop stops that.
func (p *Probe) AfterAndStop(w http.ResponseWriter, r *http.Request) {
	stop := context.AfterFunc(p.life, func() { println(r.URL.Path) })
	defer stop()
}
