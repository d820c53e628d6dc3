// Package recopy cuts one list, and copies the other whole where it should cut.
package recopy

import (
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"
)

const keep = 100

// Gauge remembers how long requests took.
type Gauge struct {
	mu    sync.Mutex
	took  []time.Duration
	sizes []int64
	next  http.Handler
}

// NewGauge returns a gauge before next.
func NewGauge(next http.Handler) *Gauge { return &Gauge{next: next} }

// ServeHTTP implements http.Handler.
func (g *Gauge) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	g.next.ServeHTTP(w, r)
	g.add(time.Since(start), r.ContentLength)
}

func (g *Gauge) add(d time.Duration, size int64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.took = append(g.took, d) // want slicegrow medium "Gauge.took"
	if len(g.took) > keep {
		fresh := make([]time.Duration, len(g.took))
		copy(fresh, g.took)
		g.took = fresh
	}
	g.sizes = append(g.sizes, size)
	if len(g.sizes) > keep {
		fresh := make([]int64, keep)
		copy(fresh, g.sizes[len(g.sizes)-keep:])
		g.sizes = fresh
	}
}

// Longest answers with the greatest values.
func (g *Gauge) Longest(w http.ResponseWriter, _ *http.Request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.took) > 0 {
		_, _ = w.Write([]byte(slices.Max(g.took).String() + " " + strconv.FormatInt(slices.Max(g.sizes), 10)))
	}
}
