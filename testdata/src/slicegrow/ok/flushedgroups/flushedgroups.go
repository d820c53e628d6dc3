// Package flushedgroups gathers events by name, and hands all of them on every second.
package flushedgroups

import (
	"net/http"
	"time"
)

type group struct{ events []string }

type gatherer struct{ groups map[string]*group }

func (g *gatherer) add(name, event string) {
	in := g.groups[name]
	if in == nil {
		in = &group{}
		g.groups[name] = in
	}
	in.events = append(in.events, event)
}

func (g *gatherer) flush(out chan<- string) {
	for _, in := range g.groups {
		for _, e := range in.events {
			out <- e
		}
	}
	g.groups = make(map[string]*group)
}

type event struct{ name, text string }

func (g *gatherer) run(in <-chan event, out chan<- string) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case e := <-in:
			g.add(e.name, e.text)
		case <-tick.C:
			g.flush(out)
		}
	}
}

// Handler gathers what it is told.
func Handler(out chan<- string) http.Handler {
	in := make(chan event)
	g := &gatherer{groups: map[string]*group{}}
	go g.run(in, out)
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		in <- event{r.FormValue("name"), r.FormValue("text")}
	})
}
