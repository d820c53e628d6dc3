// Package zeroedfirst asks for numbers right after they were set to zero.
package zeroedfirst

import (
	"net/http"
	"sync"
)

// batch is flushed when it has become too large, as its size tells.
type batch struct {
	mu    sync.Mutex
	size  int
	rows  []string
	full  bool
	extra []string
}

func (b *batch) tell(w http.ResponseWriter) {
	w.WriteHeader(200 + b.size%2)
	b.size = 0
}

func (b *batch) add(w http.ResponseWriter, row string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.size += len(row)
	b.rows = append(b.rows, row) // want slicegrow medium "batch.rows grows in .*add"
	b.tell(w)
	if b.size > 1<<20 {
		b.rows = b.rows[:0]
	}
}

func (b *batch) more(row string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.full = len(row) > 10
	if b.full {
		row = row[:10]
	}
	b.extra = append(b.extra, row) // want slicegrow medium "batch.extra grows in .*more"
	b.full = false
	if b.full {
		b.extra = nil
	}
}

// Serve answers at an address.
func Serve(addr string) error {
	b := &batch{}
	return http.ListenAndServe(addr, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.add(w, r.URL.Path)
		b.more(r.URL.RawQuery)
	}))
}
