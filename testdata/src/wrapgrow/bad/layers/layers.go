// Package layers makes things around what they were.
package layers

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
)

type key struct{}

// Stream reads messages.
type Stream struct {
	in      chan string
	mu      sync.Mutex
	onClose func()
	log     *slog.Logger
}

// Serve adds a layer for each message.
func (s *Stream) Serve(ctx context.Context) {
	for msg := range s.in {
		ctx = context.WithValue(ctx, key{}, msg) // want wrapgrow medium "from the previous context"
		s.handle(ctx, msg)
	}
}

// ServeEach makes each from the first.
func (s *Stream) ServeEach(ctx context.Context) {
	for msg := range s.in {
		ctx := context.WithValue(ctx, key{}, msg)
		s.handle(ctx, msg)
	}
}

func (s *Stream) handle(ctx context.Context, msg string) { println(ctx.Value(key{}) == msg) }

// ServeHTTP adds to what is done at the end, for each request.
func (s *Stream) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	former := s.onClose
	s.onClose = func() { // want wrapgrow medium "the new function holds the previous one"
		println(r.URL.Path)
		former()
	}
}

// Log adds to the fields of the one logger, for each request.
func (s *Stream) Log(w http.ResponseWriter, r *http.Request) {
	s.log = s.log.With("path", r.URL.Path) // want wrapgrow medium "holds the previous one"
}

// LogOnce has a logger of its own.
func (s *Stream) LogOnce(w http.ResponseWriter, r *http.Request) {
	log := s.log.With("path", r.URL.Path)
	log.Info("asked")
}

// Close ends it.
func (s *Stream) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.onClose()
}

// Apply is what is done for each setting.
type Apply func(http.Handler) http.Handler

// Site has a handler, and what is applied to it.
type Site struct {
	mu      sync.Mutex
	plain   http.Handler
	handler http.Handler
	fresh   http.Handler
	applied []Apply
}

// ServeHTTP applies all of them again to what they were applied to.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range s.applied {
		s.handler = a(s.handler) // want wrapgrow low-only "each function that is applied may hold the previous one"
	}
	s.again()
	s.handler.ServeHTTP(w, r)
}

// again begins with the plain one.
func (s *Site) again() {
	s.fresh = s.plain
	for _, a := range s.applied {
		s.fresh = a(s.fresh)
	}
}
