// Package setup fills its maps while things are set up: in init, in Register
// called from init, in a constructor, and in options.
package setup

import (
	"fmt"
	"net/http"
	"sync"
)

// Codec turns a value into bytes.
type Codec func(any) ([]byte, error)

var (
	codecsMu sync.RWMutex
	codecs   = map[string]Codec{}
	aliases  = map[string]string{}
)

func register(name string, c Codec) {
	codecsMu.Lock()
	defer codecsMu.Unlock()
	codecs[name] = c
}

func init() {
	register("text", func(v any) ([]byte, error) { return fmt.Append(nil, v), nil })
	register("quoted", func(v any) ([]byte, error) { return fmt.Appendf(nil, "%q", v), nil })
	for _, a := range []string{"txt", "plain"} {
		aliases[a] = "text"
	}
}

// Server answers in the codec that the request asks for.
type Server struct {
	mu      sync.Mutex
	routes  map[string]http.HandlerFunc
	headers map[string]string
	hits    map[string]int
}

// Option sets up a server.
type Option func(*Server)

// WithHeader adds a header to every answer.
func WithHeader(name, value string) Option {
	return func(s *Server) { s.headers[name] = value }
}

// New returns a server with all options applied.
func New(opts ...Option) *Server {
	s := &Server{routes: map[string]http.HandlerFunc{}, headers: map[string]string{}, hits: map[string]int{}}
	for _, o := range opts {
		o(s)
	}
	s.add("/now", s.now)
	s.add("/zero", s.zero)
	return s
}

func (s *Server) add(path string, h http.HandlerFunc) {
	s.routes[path] = h
	s.hits[path] = 0
}

// ServeHTTP counts under paths that are routes, and no others.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h, ok := s.routes[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	for k, v := range s.headers {
		w.Header().Set(k, v)
	}
	h(w, r)
}

func (s *Server) now(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("as")
	codecsMu.RLock()
	defer codecsMu.RUnlock()
	if to, ok := aliases[name]; ok {
		name = to
	}
	if c := codecs[name]; c != nil {
		b, _ := c(r.URL.Path)
		_, _ = w.Write(b)
	}
}

func (s *Server) zero(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.WriteHeader(http.StatusNoContent)
}
