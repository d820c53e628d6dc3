// Package main makes its index when it is first asked for: a sync.Once beside the field fills it, and
// nothing takes its place.
package main

import (
	"log"
	"net/http"
	"sync"
)

type index struct {
	mu   sync.Mutex
	seen map[string]int
}

func (x *index) note(name string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.seen[name]++ // want mapgrow high "index.seen"
}

type parts struct {
	once sync.Once
	all  *index
}

func (p *parts) index() *index {
	p.once.Do(func() { p.all = &index{seen: map[string]int{}} })
	return p.all
}

type pages struct{ *parts }

func (p pages) show(w http.ResponseWriter, r *http.Request) {
	p.index().note(r.PathValue("name"))
	w.WriteHeader(http.StatusOK)
}

func main() {
	p := pages{new(parts)}
	http.HandleFunc("GET /pages/{name}", p.show)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
