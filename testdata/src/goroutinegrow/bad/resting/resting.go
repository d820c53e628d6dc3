// Package resting has loops of which the one case that ends them never comes.
package resting

import (
	"net/http"
	"time"
)

// probe asks again and again.
type probe struct {
	ask  func() error
	beat *time.Ticker
	over chan struct{}
	note chan string
}

// newProbe forgets the channel.
func newProbe(ask func() error) *probe {
	return &probe{ask: ask, beat: time.NewTicker(time.Second), note: make(chan string, 1)}
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

// Close says that it is over to whoever listens.
func (p *probe) Close() {
	select {
	case p.over <- struct{}{}:
	default:
	}
}

// Watch probes while a client listens.
func Watch(ask func() error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p := newProbe(ask)
		defer p.Close()
		go p.loop() // want goroutinegrow medium "ends only through a channel"
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

// pulse beats, and its end was made and forgotten.
type pulse struct {
	end  chan struct{}
	beat func()
}

// Start makes one.
func Start(beat func()) *pulse {
	p := &pulse{end: make(chan struct{}), beat: beat}
	go p.run() // want goroutinegrow medium "ends only through a channel"
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

// Stop has nothing to do yet.
func (p *pulse) Stop() {}

// Beat beats for each request.
func Beat(w http.ResponseWriter, r *http.Request) {
	p := Start(func() { w.Write(nil) })
	defer p.Stop()
	<-r.Context().Done()
}
