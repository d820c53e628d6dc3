// Package labelled labels what it measures.
package labelled

import (
	"net/http"
	"sync"

	"github.com/go-kit/kit/metrics"
)

// Scaled observes in a unit of its own.
type Scaled struct {
	mu      sync.Mutex
	inner   metrics.Histogram
	counter metrics.Counter
	unit    float64
}

// With labels the one histogram that all requests share.
func (s *Scaled) With(labels ...string) *Scaled {
	s.inner = s.inner.With(labels...) // want wrapgrow low "result of Histogram.With holds the previous one"
	return s
}

// Labelled is the look-alike: what it returns is new.
func (s *Scaled) Labelled(labels ...string) *Scaled {
	return &Scaled{inner: s.inner.With(labels...), unit: s.unit}
}

// ServeHTTP counts a request.
func (s *Scaled) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.With("path", r.URL.Path).inner.Observe(s.unit)
	s.Labelled("method", r.Method).inner.Observe(s.unit)
	s.counter.With("code", "200").Add(1)
}

// Close ends it.
func (s *Scaled) Close() {}
