// Package chi stands in for the router: it keeps handlers by route and calls them for each
// request.
package chi

import "net/http"

// Router adds routes.
type Router interface {
	http.Handler
	Use(middlewares ...func(http.Handler) http.Handler)
	Get(pattern string, h http.HandlerFunc)
	Post(pattern string, h http.HandlerFunc)
	Route(pattern string, fn func(r Router)) Router
}

// Mux is a router.
type Mux struct {
	mux  *http.ServeMux
	base string
	use  []func(http.Handler) http.Handler
}

// NewRouter makes one.
func NewRouter() *Mux { return &Mux{mux: http.NewServeMux()} }

// Use wraps what is added later.
func (m *Mux) Use(middlewares ...func(http.Handler) http.Handler) {
	m.use = append(m.use, middlewares...)
}

func (m *Mux) handle(pattern string, h http.Handler) {
	for i := len(m.use) - 1; i >= 0; i-- {
		h = m.use[i](h)
	}
	m.mux.Handle(pattern, h)
}

// Get and Post add a route.
func (m *Mux) Get(pattern string, h http.HandlerFunc)  { m.handle("GET "+m.base+pattern, h) }
func (m *Mux) Post(pattern string, h http.HandlerFunc) { m.handle("POST "+m.base+pattern, h) }

// Route has fn add routes below a pattern.
func (m *Mux) Route(pattern string, fn func(r Router)) Router {
	below := &Mux{mux: m.mux, base: m.base + pattern, use: m.use}
	fn(below)
	return below
}

// ServeHTTP implements http.Handler.
func (m *Mux) ServeHTTP(w http.ResponseWriter, r *http.Request) { m.mux.ServeHTTP(w, r) }

// URLParam is a part of the path.
func URLParam(r *http.Request, key string) string { return r.PathValue(key) }
