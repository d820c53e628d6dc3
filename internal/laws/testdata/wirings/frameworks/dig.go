package main

import (
	"go.uber.org/dig"
	"net/http"

	store "matrix/store"
)

type handler struct{ s *store.Store }

func newHandler(s *store.Store) http.Handler { return &handler{s} }

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.s.Touch(r.RemoteAddr) }

func main() {
	c := dig.New()
	for _, make := range []any{store.NewStore, newHandler} {
		if err := c.Provide(make); err != nil {
			panic(err)
		}
	}
	if err := c.Invoke(func(h http.Handler) error { return http.ListenAndServe(":8080", h) }); err != nil {
		panic(err)
	}
}
