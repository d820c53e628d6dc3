// Package registry puts things into registries of a library from which nothing can be taken.
package registry

import (
	"net/http"
)

type server struct {
	srv *http.Server
	mux *http.ServeMux
}

// tail registers a hook for each request.
func (s *server) tail(_ http.ResponseWriter, r *http.Request) {
	stop := make(chan struct{})
	s.srv.RegisterOnShutdown(func() { close(stop) }) // want listenergrow medium "nothing can be removed from there"
	select {
	case <-stop:
	case <-r.Context().Done():
	}
}

// submit registers a route for each job.
func (s *server) submit(_ http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	s.mux.HandleFunc("/jobs/"+id, s.tail) // want listenergrow medium "nothing can be removed from there"
}

// offer registers a route with the mux of the process.
func offer(_ http.ResponseWriter, r *http.Request) {
	http.HandleFunc("/offers/"+r.FormValue("id"), http.NotFound) // want listenergrow medium "nothing can be removed from there"
}

// Serve serves.
func Serve() error {
	s := &server{mux: http.NewServeMux()}
	s.srv = &http.Server{Addr: ":8080", Handler: s.mux}
	s.mux.HandleFunc("/tail", s.tail)
	s.mux.HandleFunc("/submit", s.submit)
	s.mux.HandleFunc("/offer", offer)
	return s.srv.ListenAndServe()
}
