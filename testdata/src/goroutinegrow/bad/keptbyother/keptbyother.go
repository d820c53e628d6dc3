// Package keptbyother has a hub that counts who listens, and nobody stops the beat of one.
package keptbyother

import (
	"net/http"
	"sync"
	"time"
)

type beat struct{ end, ended chan struct{} }

func (b *beat) begin() {
	b.end, b.ended = make(chan struct{}), make(chan struct{})
	go b.run() // want goroutinegrow medium "nothing calls it"
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

type hub struct {
	mu        sync.Mutex
	listeners int
}

func (h *hub) add(l *listener) {
	l.open()
	h.mu.Lock()
	h.listeners++
	h.mu.Unlock()
}

func (h *hub) remove() {
	h.mu.Lock()
	h.listeners--
	h.mu.Unlock()
}

type server struct{ hub *hub }

// ServeHTTP listens as long as a request lasts.
func (s *server) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	l := &listener{}
	s.hub.add(l)
	defer s.hub.remove()
	<-r.Context().Done()
}

// Handler returns the server.
func Handler() http.Handler { return &server{&hub{}} }
