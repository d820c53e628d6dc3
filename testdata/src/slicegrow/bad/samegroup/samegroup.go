// Package samegroup adds a member once more that has not changed.
package samegroup

import (
	"net/http"
	"sync"
)

type groups struct {
	mu      sync.Mutex
	groupOf map[string]string
	members []string
	leader  string
}

// join has a member follow the leader that it names; there is one list, of who follows.
func (g *groups) join(name, leader string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.groupOf[name] != leader {
		g.out(name)
	}
	g.members = append(g.members, name) // want slicegrow medium "groups.members"
	g.groupOf[name] = leader
}

func (g *groups) out(name string) {
	for i, m := range g.members {
		if m == name {
			g.members = append(g.members[:i], g.members[i+1:]...)
			return
		}
	}
}

func (g *groups) leave(name string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.out(name)
	delete(g.groupOf, name)
}

// Handler lets members join.
func Handler() http.Handler {
	g := &groups{groupOf: map[string]string{}}
	mux := http.NewServeMux()
	mux.HandleFunc("/join", func(_ http.ResponseWriter, r *http.Request) {
		g.join(r.FormValue("name"), r.FormValue("leader"))
	})
	mux.HandleFunc("/leave", func(_ http.ResponseWriter, r *http.Request) { g.leave(r.FormValue("name")) })
	return mux
}
