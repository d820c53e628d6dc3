// Package gin stands in for the web framework: it keeps handlers by route and calls them
// for each request.
package gin

import "net/http"

// HandlerFunc handles a request.
type HandlerFunc func(*Context)

// Context is one request.
type Context struct {
	Request  *http.Request
	Writer   http.ResponseWriter
	handlers []HandlerFunc
	index    int
	keys     map[string]any
}

// Next calls the handlers that come after the one that calls it.
func (c *Context) Next() {
	for c.index++; c.index < len(c.handlers); c.index++ {
		c.handlers[c.index](c)
	}
}

// Param is a part of the path, Query a parameter.
func (c *Context) Param(key string) string { return c.Request.PathValue(key) }
func (c *Context) Query(key string) string { return c.Request.FormValue(key) }

// Status sets the status.
func (c *Context) Status(code int) { c.Writer.WriteHeader(code) }

// IRoutes is what routes are added to.
type IRoutes interface {
	GET(path string, handlers ...HandlerFunc) IRoutes
	POST(path string, handlers ...HandlerFunc) IRoutes
	Use(handlers ...HandlerFunc) IRoutes
}

// RouterGroup adds routes below a path.
type RouterGroup struct {
	Handlers []HandlerFunc
	base     string
	engine   *Engine
}

// OptionFunc sets up an engine.
type OptionFunc func(*Engine)

// Engine is the server.
type Engine struct {
	RouterGroup
	mux *http.ServeMux
}

// New makes an engine, Default one with a logger.
func New(opts ...OptionFunc) *Engine {
	e := &Engine{mux: http.NewServeMux()}
	e.engine = e
	for _, o := range opts {
		o(e)
	}
	return e
}
func Default(opts ...OptionFunc) *Engine { return New(opts...) }

// Group adds a path.
func (g *RouterGroup) Group(path string, handlers ...HandlerFunc) *RouterGroup {
	return &RouterGroup{Handlers: append(g.Handlers[:len(g.Handlers):len(g.Handlers)], handlers...), base: g.base + path, engine: g.engine}
}

// Use adds handlers to all routes.
func (g *RouterGroup) Use(handlers ...HandlerFunc) IRoutes {
	g.Handlers = append(g.Handlers, handlers...)
	return g
}

func (g *RouterGroup) handle(method, path string, handlers []HandlerFunc) IRoutes {
	all := append(g.Handlers[:len(g.Handlers):len(g.Handlers)], handlers...)
	g.engine.mux.HandleFunc(method+" "+g.base+path, func(w http.ResponseWriter, r *http.Request) {
		c := &Context{Request: r, Writer: w, handlers: all, index: -1, keys: map[string]any{}}
		c.Next()
	})
	return g
}

// GET and POST add a route.
func (g *RouterGroup) GET(path string, handlers ...HandlerFunc) IRoutes {
	return g.handle(http.MethodGet, path, handlers)
}
func (g *RouterGroup) POST(path string, handlers ...HandlerFunc) IRoutes {
	return g.handle(http.MethodPost, path, handlers)
}

// Run serves.
func (e *Engine) Run(addr ...string) error {
	at := ":8080"
	if len(addr) > 0 {
		at = addr[0]
	}
	return http.ListenAndServe(at, e.mux)
}
