package main

import (
	"net/http"

	store "matrix/store"
)

type gate struct{ s *store.Store }

func newGate() *gate { return &gate{s: store.NewStore()} }

// around notes who has asked once the answer is written.
func (g *gate) around(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		defer func() { g.s.Touch(r.URL.Path) }()
		next(w, r)
	}
}

func hello(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("hello")) }

func main() {
	g := newGate()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /hello", g.around(hello))
	srv := &http.Server{Addr: ":8080", Handler: mux}
	srv.ListenAndServe()
}
