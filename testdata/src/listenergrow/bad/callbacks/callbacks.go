// Package callbacks has gauges asked for each queue that a reload makes.
package callbacks

import (
	"context"
	"net/http"
	"sync"

	"go.opentelemetry.io/otel/metric"
)

// Server has one queue at a time.
type Server struct {
	mu    sync.Mutex
	meter metric.Meter
	size  metric.Observable
	queue chan string
	reg   metric.Registration
}

// ServeHTTP makes a new queue; the callback holds the former one.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	queue := make(chan string, 16)
	_, err := s.meter.RegisterCallback(func(_ context.Context, o metric.Observer) error { // want listenergrow medium "discarded"
		o.ObserveInt64(s.size, int64(len(queue)))
		return nil
	}, s.size)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s.queue = queue
}

// Reload is the look-alike: it takes the former registration back.
func (s *Server) Reload(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reg != nil {
		if err := s.reg.Unregister(); err != nil {
			println(err.Error())
		}
	}
	queue := make(chan string, 16)
	reg, err := s.meter.RegisterCallback(func(_ context.Context, o metric.Observer) error {
		o.ObserveInt64(s.size, int64(len(queue)))
		return nil
	}, s.size)
	if err == nil {
		s.reg, s.queue = reg, queue
	}
}

// Handlers are the routes.
func (s *Server) Handlers() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{"/reload": s.Reload}
}
