// Package heldset has goroutines that end where what has their channel is taken out of a set.
package heldset

import (
	"fmt"
	"net/http"
	"sync"
)

type guest struct {
	news chan string
	out  http.ResponseWriter
}

func (g *guest) read() {
	for n := range g.news {
		fmt.Fprintln(g.out, n)
	}
}

// Hall has guests.
type Hall struct {
	mu     sync.Mutex
	guests map[*guest]struct{}
}

// ServeHTTP lets one in until he goes.
func (h *Hall) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g := &guest{news: make(chan string, 4), out: w}
	h.mu.Lock()
	h.guests[g] = struct{}{}
	h.mu.Unlock()
	go g.read() // want goroutinegrow medium "sweep removes it from guests without ending it"
	defer h.bye(g)
	<-r.Context().Done()
}

func (h *Hall) bye(g *guest) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, there := h.guests[g]; there {
		delete(h.guests, g)
		close(g.news)
	}
}

// Sweep asks those out who are late.
func (h *Hall) Sweep(w http.ResponseWriter, r *http.Request) { h.sweep() }

func (h *Hall) sweep() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for g := range h.guests {
		select {
		case g.news <- "closing soon":
		default:
			delete(h.guests, g)
		}
	}
}

type desk struct {
	work  chan int
	users int
}

func (d *desk) serve() {
	sum := 0
	for n := range d.work {
		sum += n
	}
}

// Desks are open as long as somebody uses them.
type Desks struct {
	mu   sync.Mutex
	open map[string]*desk
}

func (s *Desks) at(name string) *desk {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, ok := s.open[name]
	if !ok {
		d = &desk{work: make(chan int)}
		s.open[name] = d
		go d.serve() // want goroutinegrow medium "once the desk is removed from Desks.open, nothing sends on its work"
	}
	d.users++
	return d
}

func (s *Desks) leave(name string, d *desk) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d.users--
	if d.users == 0 {
		delete(s.open, name)
	}
}

// ServeHTTP gives a desk something to do.
func (s *Desks) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d := s.at(r.URL.Path)
	d.work <- len(r.URL.RawQuery)
	s.leave(r.URL.Path, d)
}
