// Package ownname puts back what it has taken out of a map, under the name by which it stands there.
package ownname

import (
	"net/http"
	"strings"
	"sync"
)

type plot struct {
	Name   string
	Owner  string
	Visits int
}

// Garden has a plot under the name of each, fixed when it is laid out.
type Garden struct {
	mu    sync.Mutex
	plots map[string]plot
}

// Lay lays out a garden.
func Lay(names []string) *Garden {
	g := &Garden{plots: map[string]plot{}}
	for _, n := range names {
		g.plots[n] = plot{Name: n}
	}
	return g
}

func (g *Garden) plotOf(name string) (plot, bool) {
	defer println()
	g.mu.Lock()
	defer g.mu.Unlock()
	p, ok := g.plots[name]
	return p, ok
}

func (g *Garden) put(p plot) {
	defer println()
	g.mu.Lock()
	defer g.mu.Unlock()
	g.plots[p.Name] = p
}

// ServeHTTP changes a plot and puts it back.
func (g *Garden) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p, ok := g.plotOf(strings.ToLower(r.FormValue("plot")))
	if !ok {
		http.NotFound(w, r)
		return
	}
	p.Visits++
	g.put(p)
}

// Give changes whom a plot belongs to: what is put back is a copy with the name of the plot.
func (g *Garden) Give(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if old, ok := g.plots[strings.ToLower(r.FormValue("plot"))]; ok {
		var p plot
		p.Owner = r.FormValue("owner")
		p.Name = old.Name
		g.plots[old.Name] = p
	}
}

type pot struct {
	label string
	full  bool
}

// Shelf has its pots under their labels.
type Shelf struct {
	mu   sync.Mutex
	pots map[string]*pot
}

// Pots is a shelf of pots.
func Pots(labels ...string) *Shelf {
	s := &Shelf{pots: map[string]*pot{}}
	for _, l := range labels {
		s.pots[l] = &pot{label: l}
	}
	return s
}

// ServeHTTP fills a pot.
func (s *Shelf) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.pots[strings.TrimSpace(r.FormValue("pot"))]
	if p == nil {
		return
	}
	p.full = true
	s.pots[p.label] = p
}

// Serve has both.
func Serve(addr string) error {
	g := Lay([]string{"north", "south"})
	http.Handle("/garden", g)
	http.HandleFunc("/give", g.Give)
	http.Handle("/shelf", Pots("a", "b"))
	return http.ListenAndServe(addr, nil)
}
