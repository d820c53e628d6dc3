// Package keptbyother has a hub that keeps who listens, until the one that added it has it
// removed and stopped.
package keptbyother

import (
	"net/http"
	"sync"
	"time"
)

type beat struct{ end, ended chan struct{} }

func (b *beat) begin() {
	b.end, b.ended = make(chan struct{}), make(chan struct{})
	go b.run()
}

func (b *beat) run() {
	defer close(b.ended)
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-b.end:
			return
		case <-t.C:
			println("beat")
		}
	}
}

func (b *beat) finish() {
	close(b.end)
	<-b.ended
}

type listener struct{ pulse *beat }

func (l *listener) open() {
	l.pulse = &beat{}
	l.pulse.begin()
}

func (l *listener) shut() { l.pulse.finish() }

type hub struct {
	mu        sync.Mutex
	listeners map[*listener]bool
}

func (h *hub) add(l *listener) {
	l.open()
	h.mu.Lock()
	h.listeners[l] = true
	h.mu.Unlock()
}

func (h *hub) remove(l *listener) {
	h.mu.Lock()
	delete(h.listeners, l)
	h.mu.Unlock()
	l.shut()
}

type server struct{ hub *hub }

// ServeHTTP listens as long as a request lasts.
func (s *server) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	l := &listener{}
	s.hub.add(l)
	defer s.hub.remove(l)
	<-r.Context().Done()
}

// Handler returns the server.
func Handler() http.Handler { return &server{&hub{listeners: map[*listener]bool{}}} }
