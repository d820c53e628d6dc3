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

// flow asks for what it has read before it begins again.
type flow struct {
	mu   sync.Mutex
	sum  int
	late bool
	rows []string
	tail []string
}

func (f *flow) add(row string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rows = append(f.rows, row)
	sum := f.sum + len(row)
	f.sum = sum
	was := f.sum
	f.sum = 0
	if was > 1<<20 {
		f.rows = nil
		return
	}
	f.sum = was
}

func (f *flow) isLate() bool {
	late := f.late
	f.late = false
	if late {
		f.tail = nil
	}
	return late
}

func (f *flow) end(row string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.isLate()
	f.tail = append(f.tail, row)
	f.late = f.late || len(f.tail) > 10
}

// Serve answers at an address.
func Serve(addr string) error {
	b, f := &batch{}, &flow{}
	return http.ListenAndServe(addr, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		b.add(r.URL.Path)
		b.end(r.URL.RawQuery)
		f.add(r.Host)
		f.end(r.Method)
	}))
}
