// Package ownname puts back what it has taken out of a map, and not always under the name by which it
// stood there.
package ownname

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
)

type plot struct {
	Name   string
	Visits int
}

// Garden has a plot under the name of each.
type Garden struct {
	mu    sync.Mutex
	plots map[string]plot
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
	g.plots[p.Name] = p // want mapgrow medium "Garden.plots"
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

// Lay lays out a plot that somebody asks for.
func (g *Garden) Lay(w http.ResponseWriter, r *http.Request) {
	var p plot
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<10)).Decode(&p); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	g.put(p)
}

type pot struct {
	label string
	full  bool
}

// Shelf has its pots under their labels, which change.
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

// ServeHTTP labels a pot anew and fills it.
func (s *Shelf) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.pots[strings.TrimSpace(r.FormValue("pot"))]
	if p == nil {
		return
	}
	p.label = r.FormValue("label")
	p.full = true
	s.pots[p.label] = p // want mapgrow medium "Shelf.pots"
}

// Serve has both.
func Serve(addr string) error {
	g := &Garden{plots: map[string]plot{}}
	http.Handle("/garden", g)
	http.HandleFunc("/lay", g.Lay)
	http.Handle("/shelf", Pots("a", "b"))
	return http.ListenAndServe(addr, nil)
}
