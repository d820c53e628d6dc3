package main

import (
	"net/http"

	store "matrix/store"
)

type plugin interface {
	Name() string
	Handle(r *http.Request)
}

type factory func() plugin

var factories = map[string]factory{}

func register(name string, f factory) { factories[name] = f }

type visits struct{ s *store.Store }

func (v *visits) Name() string           { return "visits" }
func (v *visits) Handle(r *http.Request) { v.s.Touch(r.RemoteAddr) }

func init() {
	register("visits", func() plugin { return &visits{store.NewStore()} })
}

type host struct{ list []plugin }

func (h *host) load(names ...string) {
	for _, n := range names {
		if f := factories[n]; f != nil {
			h.list = append(h.list, f())
		}
	}
}

func (h *host) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	for _, p := range h.list {
		p.Handle(r)
	}
}

func main() {
	h := &host{}
	h.load("visits")
	http.ListenAndServe(":80", h)
}
