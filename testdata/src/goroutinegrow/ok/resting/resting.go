// Package resting has loops that end by a case of their select, and that has a channel.
package resting

import (
	"net/http"
	"time"
)

type probe struct {
	ask  func() error
	beat *time.Ticker
	over chan struct{}
	note chan string
}

type option func(*probe)

// ended puts the channel in.
func ended(by chan struct{}) option { return func(p *probe) { p.over = by } }

func newProbe(ask func() error, opts ...option) *probe {
	p := &probe{ask: ask, beat: time.NewTicker(time.Second), note: make(chan string, 1)}
	for _, o := range opts {
		o(p)
	}
	return p
}

func (p *probe) loop() {
	defer p.beat.Stop()
	for {
		select {
		case <-p.beat.C:
			if err := p.ask(); err != nil {
				p.tell(err.Error())
			}
		case <-p.over:
			return
		}
	}
}

func (p *probe) tell(s string) {
	select {
	case p.note <- s:
	default:
	}
}

// Watch probes while a client listens.
func Watch(ask func() error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		over := make(chan struct{})
		defer close(over)
		p := newProbe(ask, ended(over))
		go p.loop()
		for {
			select {
			case s := <-p.note:
				w.Write([]byte(s))
			case <-r.Context().Done():
				return
			}
		}
	}
}

type pulse struct {
	end  chan struct{}
	beat func()
}

// Start makes one.
func Start(beat func()) *pulse {
	p := &pulse{end: make(chan struct{}), beat: beat}
	go p.run()
	return p
}

func (p *pulse) run() {
	t := time.NewTicker(time.Minute)
	for {
		select {
		case <-t.C:
			p.beat()
		case <-p.end:
			t.Stop()
			return
		}
	}
}

// Stop ends it.
func (p *pulse) Stop() { close(p.end) }

// Beat beats for each request.
func Beat(w http.ResponseWriter, r *http.Request) {
	p := Start(func() { w.Write(nil) })
	defer p.Stop()
	<-r.Context().Done()
}
