// Package workers starts goroutines that belong to objects.
package workers

import (
	"net/http"
	"sync"
)

// Filter sorts what it is asked about by how often it was met.
type Filter struct {
	met  chan int
	mu   sync.Mutex
	seen [16]int
}

// NewFilter makes one, with a goroutine of its own.
func NewFilter() *Filter {
	f := &Filter{met: make(chan int, 4)}
	go f.count()
	return f
}

func (f *Filter) count() {
	for n := range f.met {
		f.mu.Lock()
		f.seen[n&15]++
		f.mu.Unlock()
	}
}

// Pass asks it.
func (f *Filter) Pass(s string) bool {
	f.met <- len(s)
	return len(s) > 3
}

// Cleanup ends the goroutine.
func (f *Filter) Cleanup() { close(f.met) }

// build hands on what it makes.
func build() *Filter { return NewFilter() }

// Server asks filters.
type Server struct {
	mu      sync.Mutex
	filters sync.Map
	second  sync.Map
	third   sync.Map
	stop    chan struct{}
	quit    chan struct{}
	names   chan string
}

// ServeHTTP makes a filter for each request and forgets it.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f := build() // want goroutinegrow medium "nothing stops it"
	if !f.Pass(r.URL.Path) {
		http.Error(w, "no", http.StatusForbidden)
	}
}

// ask is the look-alike: it ends what it makes.
func (s *Server) ask(w http.ResponseWriter, r *http.Request) {
	f := build()
	defer f.Cleanup()
	if !f.Pass(r.URL.Path) {
		http.Error(w, "no", http.StatusForbidden)
	}
}

// offer makes one each time, and uses the one that was there.
func (s *Server) offer(w http.ResponseWriter, r *http.Request) {
	kept, _ := s.filters.LoadOrStore(len(r.Method)&3, NewFilter()) // want goroutinegrow medium "nothing ends it if"
	if !kept.(*Filter).Pass(r.URL.Path) {
		http.Error(w, "no", http.StatusForbidden)
	}
}

// offerOwn does so with a goroutine that it starts itself.
func (s *Server) offerOwn(w http.ResponseWriter, r *http.Request) {
	f := &Filter{met: make(chan int)}
	go f.count() // want goroutinegrow medium "nothing ends it if"
	kept, _ := s.second.LoadOrStore(len(r.Method)&3, f)
	if !kept.(*Filter).Pass(r.URL.Path) {
		http.Error(w, "no", http.StatusForbidden)
	}
}

// offerOnce is the look-alike: it ends the one that came second.
func (s *Server) offerOnce(w http.ResponseWriter, r *http.Request) {
	f := NewFilter()
	kept, loaded := s.third.LoadOrStore(len(r.Method)&3, f)
	if loaded {
		f.Cleanup()
	}
	if !kept.(*Filter).Pass(r.URL.Path) {
		http.Error(w, "no", http.StatusForbidden)
	}
}

// restart replaces the channel that would end the former goroutine.
func (s *Server) restart(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	stop := make(chan struct{})
	s.stop = stop
	go s.follow(stop) // want goroutinegrow medium "replaces the one in stop"
}

// renew is the look-alike: it ends the former one first.
func (s *Server) renew(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.quit != nil {
		close(s.quit)
	}
	quit := make(chan struct{})
	s.quit = quit
	go s.follow(quit)
}

func (s *Server) follow(stop <-chan struct{}) {
	for {
		select {
		case name := <-s.names:
			println(name)
		case <-stop:
			return
		}
	}
}

// Handlers are the routes.
func (s *Server) Handlers() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"/ask": s.ask, "/offer": s.offer, "/own": s.offerOwn, "/once": s.offerOnce, "/restart": s.restart, "/renew": s.renew,
	}
}

// Close ends the server.
func (s *Server) Close() {
	close(s.stop)
	close(s.quit)
}
