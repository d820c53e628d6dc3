package main

import (
	"github.com/go-chi/chi/v5"
	"net/http"

	store "matrix/store"
)

type resource struct{ s *store.Store }

func (v *resource) routes(r chi.Router) {
	r.Get("/{id}", func(w http.ResponseWriter, req *http.Request) { v.s.Touch(chi.URLParam(req, "id")) })
}

func main() {
	v := &resource{store.NewStore()}
	r := chi.NewRouter()
	r.Route("/things", v.routes)
	http.ListenAndServe(":8080", r)
}
