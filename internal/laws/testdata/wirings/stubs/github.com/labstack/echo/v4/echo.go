// Package echo stands in for the web framework: it keeps handlers by route and calls them
// for each request.
package echo

import "net/http"

// Context is one request.
type Context interface {
	Param(name string) string
	QueryParam(name string) string
	NoContent(code int) error
	Request() *http.Request
}

type context struct {
	w http.ResponseWriter
	r *http.Request
}

func (c *context) Param(name string) string      { return c.r.PathValue(name) }
func (c *context) QueryParam(name string) string { return c.r.FormValue(name) }
func (c *context) NoContent(code int) error      { c.w.WriteHeader(code); return nil }
func (c *context) Request() *http.Request        { return c.r }

// HandlerFunc handles a request, MiddlewareFunc wraps a handler.
type (
	HandlerFunc    func(c Context) error
	MiddlewareFunc func(next HandlerFunc) HandlerFunc
)

// Route is what was added.
type Route struct{ Method, Path string }

// Echo is the server.
type Echo struct {
	mux *http.ServeMux
	all []MiddlewareFunc
}

// New makes a server.
func New() *Echo { return &Echo{mux: http.NewServeMux()} }

// Use wraps all handlers.
func (e *Echo) Use(m ...MiddlewareFunc) { e.all = append(e.all, m...) }

func (e *Echo) add(method, path string, h HandlerFunc, m []MiddlewareFunc) *Route {
	for _, wrap := range m {
		h = wrap(h)
	}
	e.mux.HandleFunc(method+" "+path, func(w http.ResponseWriter, r *http.Request) {
		run := h
		for _, wrap := range e.all {
			run = wrap(run)
		}
		if err := run(&context{w, r}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return &Route{method, path}
}

// GET and POST add a route.
func (e *Echo) GET(path string, h HandlerFunc, m ...MiddlewareFunc) *Route {
	return e.add(http.MethodGet, path, h, m)
}
func (e *Echo) POST(path string, h HandlerFunc, m ...MiddlewareFunc) *Route {
	return e.add(http.MethodPost, path, h, m)
}

// Start serves.
func (e *Echo) Start(addr string) error { return http.ListenAndServe(addr, e.mux) }
