// Package flushedgroups gathers events by one of few names, and forgets them only as it ends.
package flushedgroups

import (
	"context"
	"net/http"
)

type group struct{ events []string }

type gatherer struct{ groups map[string]*group }

func (g *gatherer) add(name, event string) {
	in := g.groups[name]
	if in == nil {
		return
	}
	in.events = append(in.events, event) // want slicegrow medium "group.events"
}

type event struct{ name, text string }

func (g *gatherer) run(ctx context.Context, in <-chan event) {
	for {
		select {
		case e := <-in:
			g.add(e.name, e.text)
		case <-ctx.Done():
			g.Close()
			return
		}
	}
}

// Close forgets the groups.
func (g *gatherer) Close() { g.groups = make(map[string]*group) }

// Handler gathers what it is told.
func Handler(ctx context.Context) http.Handler {
	in := make(chan event)
	g := &gatherer{groups: map[string]*group{"a": {}, "b": {}}}
	go g.run(ctx, in)
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		in <- event{r.FormValue("name"), r.FormValue("text")}
	})
}
