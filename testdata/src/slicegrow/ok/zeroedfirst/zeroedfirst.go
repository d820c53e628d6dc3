// Package zeroedfirst asks for numbers that were set to zero at another time.
package zeroedfirst

import (
	"net/http"
	"sync"
)

// batch is flushed when it has become too large, as its size tells.
type batch struct {
	mu   sync.Mutex
	size int
	rows []string
	ends []string
	left int
}

func (b *batch) begin() { b.size = 0 }

func (b *batch) add(row string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.size += len(row)
	b.rows = append(b.rows, row)
	if b.size > 1<<20 {
		b.rows = b.rows[:0]
		b.begin()
	}
}

// end sets its count to zero on one way only.
func (b *batch) end(row string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ends = append(b.ends, row)
	b.left++
	if row == "" {
		b.left = 0
	}
	if b.left > 100 {
		b.ends = nil
		b.left = 0
	}
}

// Serve answers at an address.
func Serve(addr string) error {
	b := &batch{}
	return http.ListenAndServe(addr, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		b.add(r.URL.Path)
		b.end(r.URL.RawQuery)
	}))
}
