// Package perrequest adds to its own settings whenever a request comes; the same
// append in the constructor is in order.
package perrequest

import (
	"log/slog"
	"net/http"
)

type setting func(*span)

type span struct {
	name  string
	attrs []slog.Attr
}

func withAttr(key, value string) setting {
	return func(s *span) { s.attrs = append(s.attrs, slog.String(key, value)) }
}

func begin(name string, settings ...setting) *span {
	s := &span{name: name}
	for _, set := range settings {
		set(s)
	}
	return s
}

func (s *span) end(l *slog.Logger) { l.Info(s.name, "attrs", s.attrs) }

type config struct {
	settings []setting
	service  string
	log      *slog.Logger
}

// Option changes how requests are traced.
type Option func(*config)

// WithAttr adds an attribute to every span.
func WithAttr(key, value string) Option {
	return func(c *config) { c.settings = append(c.settings, withAttr(key, value)) }
}

// Router traces what it passes on.
type Router struct {
	*http.ServeMux
	config *config
}

// New returns a router without routes.
func New(service string, opts ...Option) *Router {
	c := &config{service: service, log: slog.Default()}
	for _, o := range opts {
		o(c)
	}
	c.settings = append(c.settings, withAttr("component", "router"))
	c.log.Debug("new router", "service", c.service)
	return &Router{http.NewServeMux(), c}
}

// ServeHTTP implements http.Handler.
func (r *Router) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	_, route := r.Handler(req)
	r.config.settings = append(r.config.settings, withAttr("route", route)) // want slicegrow medium "config.settings"
	s := begin(r.config.service, r.config.settings...)
	defer s.end(r.config.log)
	r.ServeMux.ServeHTTP(w, req)
}
