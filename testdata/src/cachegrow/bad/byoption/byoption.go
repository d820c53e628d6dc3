// Package byoption has caches that the options of a server bring along.
package byoption

import (
	"net/http"
	"time"

	"github.com/jellydator/ttlcache/v3"
)

// Server answers from two caches.
type Server struct {
	pages, marks *ttlcache.Cache[string, string]
}

// Option says what a server has.
type Option func(*Server)

func withPages(c *ttlcache.Cache[string, string]) Option { return func(s *Server) { s.pages = c } }

func withMarks(c *ttlcache.Cache[string, string]) Option {
	return func(s *Server) {
		s.marks = c
	}
}

func build(options ...Option) *Server {
	s := &Server{}
	for _, o := range options {
		o(s)
	}
	return s
}

// New returns a server with its caches.
func New() *Server {
	return build(withPages(ttlcache.New(ttlcache.WithTTL[string, string](time.Minute))), withMarks(ttlcache.New(ttlcache.WithCapacity[string, string](100))))
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	s.pages.Set(path, path, ttlcache.DefaultTTL) // want cachegrow medium "Server.pages.*hidden but not freed"
	s.marks.Set(r.RemoteAddr, path, ttlcache.DefaultTTL)
	w.WriteHeader(http.StatusNoContent)
}
