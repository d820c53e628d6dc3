// Package maskedhash folds keys into a fixed range before it uses them.
package maskedhash

import (
	"hash/maphash"
	"net/http"
	"sync"
)

const (
	cells = 512
	mask  = cells - 1
)

// Sketch counts roughly.
type Sketch struct {
	seed  maphash.Seed
	mu    sync.Mutex
	byAnd map[uint64]int
	byMod map[int]int
	small map[uint8]int
	pairs map[[2]byte]int
}

// NewSketch returns a sketch at zero.
func NewSketch() *Sketch {
	return &Sketch{seed: maphash.MakeSeed(), byAnd: map[uint64]int{}, byMod: map[int]int{}, small: map[uint8]int{}, pairs: map[[2]byte]int{}}
}

func (s *Sketch) cell(text string) uint64 { return maphash.String(s.seed, text) & mask }

// ServeHTTP counts a request and refuses when its cells are hot.
func (s *Sketch) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, path := s.cell(r.Host), len(r.URL.Path)%cells
	s.mu.Lock()
	defer s.mu.Unlock()
	s.byAnd[host]++
	s.byMod[path]++
	s.small[uint8(r.ContentLength)]++
	if s.byAnd[host] > 1e6 && s.byMod[path] > 1e6 {
		w.WriteHeader(http.StatusTooManyRequests)
	}
}
