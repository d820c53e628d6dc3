// Package registry puts things into registries of a library once, or into one that goes with the
// request.
package registry

import (
	"net/http"
	"strings"
	"sync"
)

type server struct {
	srv  *http.Server
	mux  *http.ServeMux
	once sync.Once
}

// first registers a hook for all requests.
func (s *server) first(http.ResponseWriter, *http.Request) {
	s.once.Do(func() { s.srv.RegisterOnShutdown(func() {}) })
}

// own routes a request by a mux of its own.
func (s *server) own(w http.ResponseWriter, r *http.Request) {
	mux := http.NewServeMux()
	mux.HandleFunc("/"+strings.ToLower(r.Host)+"/", s.first)
	mux.ServeHTTP(w, r)
}

// Serve serves, with a route for each name.
func Serve(names []string) error {
	s := &server{mux: http.NewServeMux()}
	s.srv = &http.Server{Addr: ":8080", Handler: s.mux}
	s.srv.RegisterOnShutdown(func() {})
	for _, n := range names {
		s.mux.HandleFunc("/"+n, s.own)
	}
	return s.srv.ListenAndServe()
}
