// Package shifted counts by keys that have few bits, or are sizes.
package shifted

import (
	"net/http"
	"strconv"
	"sync"
)

// Meter counts requests by the weight and by the length of what they ask.
type Meter struct {
	mu      sync.Mutex
	weights map[uint64]int
	lengths map[int]int
}

// NewMeter makes a meter.
func NewMeter() *Meter { return &Meter{weights: map[uint64]int{}, lengths: map[int]int{}} }

// ServeHTTP counts.
func (m *Meter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rank, _ := strconv.ParseUint(r.URL.Query().Get("rank"), 10, 64)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.weights[rank>>56]++
	m.lengths[len(r.URL.Path)]++
}

// Count is how many had a weight, and a length.
func (m *Meter) Count(weight uint64, length int) (int, int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.weights[weight], m.lengths[length]
}
