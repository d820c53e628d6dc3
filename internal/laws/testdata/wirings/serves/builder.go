package main

import (
	"net/http"

	store "matrix/store"
)

type server struct {
	mux *http.ServeMux
	s   *store.Store
}

type builder struct {
	store *store.Store
	paths []string
}

func build() *builder { return &builder{} }

func (b *builder) withStore(s *store.Store) *builder {
	b.store = s
	return b
}

func (b *builder) at(path string) *builder {
	b.paths = append(b.paths, path)
	return b
}

func (b *builder) done() *server {
	srv := &server{mux: http.NewServeMux(), s: b.store}
	for _, p := range b.paths {
		srv.mux.HandleFunc(p, srv.visit)
	}
	return srv
}

func (s *server) visit(_ http.ResponseWriter, r *http.Request) { s.s.Touch(r.RemoteAddr) }

func main() {
	s := build().withStore(store.NewStore()).at("/a").at("/b").done()
	http.ListenAndServe(":80", s.mux)
}
