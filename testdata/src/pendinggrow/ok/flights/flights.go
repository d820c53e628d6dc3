// Package flights lets one of many do the work; the others wait, and the entry
// goes when the work is done, well or not.
package flights

import (
	"net/http"
	"sync"
)

type flight struct {
	done chan struct{}
	body []byte
	err  error
}

// Group joins equal requests.
type Group struct {
	load func(path string) ([]byte, error)

	mu      sync.Mutex
	flights map[string]*flight
}

// NewGroup loads with load.
func NewGroup(load func(string) ([]byte, error)) *Group {
	return &Group{load: load, flights: map[string]*flight{}}
}

func (g *Group) get(path string) ([]byte, error) {
	g.mu.Lock()
	if f, ok := g.flights[path]; ok {
		g.mu.Unlock()
		<-f.done
		return f.body, f.err
	}
	f := &flight{done: make(chan struct{})}
	g.flights[path] = f
	g.mu.Unlock()
	go g.run(path, f)
	<-f.done
	return f.body, f.err
}

func (g *Group) run(path string, f *flight) {
	f.body, f.err = g.load(path)
	g.mu.Lock()
	delete(g.flights, path)
	g.mu.Unlock()
	close(f.done)
}

// ServeHTTP implements http.Handler.
func (g *Group) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := g.get(r.URL.Path)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	_, _ = w.Write(body)
}
