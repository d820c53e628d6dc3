// Package noworker fills its queue always, and empties it under a flag.
package noworker

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// Options say what runs.
type Options struct {
	Audit bool
}

type record struct {
	at         time.Time
	user, path string
}

// Server records who asks for what.
type Server struct {
	opts Options

	mu      sync.Mutex
	records []record
	traces  []record
}

// NewServer starts what the options ask for.
func NewServer(ctx context.Context, opts Options, write func(user, path string)) *Server {
	s := &Server{opts: opts}
	if opts.Audit {
		go s.drain(ctx, write)
	}
	return s
}

// ServeHTTP records; traces are kept only if somebody takes them.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	user, _, _ := r.BasicAuth()
	s.mu.Lock()
	s.records = append(s.records, record{time.Now(), user, r.URL.Path}) // want queuegrow medium "Server.records"
	if s.opts.Audit {
		s.traces = append(s.traces, record{time.Now(), user, r.URL.Path})
	}
	s.mu.Unlock()
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) drain(ctx context.Context, write func(user, path string)) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		s.mu.Lock()
		records, traces := s.records, s.traces
		s.records, s.traces = nil, nil
		s.mu.Unlock()
		for _, r := range append(records, traces...) {
			write(r.user, r.path)
		}
	}
}
