// Package byvalue fills lists of its own from closures that stand in the field of a struct, and
// hands that struct over by value to what goes on calling them.
package byvalue

import (
	"net/http"
	"sync"
)

// Shelf has rows.
type Shelf struct {
	mu    sync.Mutex
	rows  [][]byte
	scans []watch
}

// scan shows each row of a shelf.
type scan struct {
	of   *Shelf
	show func(row []byte)
}

func (s scan) pass() {
	for _, row := range s.of.rows {
		s.show(row)
	}
}

// Follow looks at the rows whenever it is woken, and remembers all that it saw.
func (b *Shelf) Follow(wake <-chan struct{}, tell func(int)) {
	var seen []string
	s := scan{of: b, show: func(row []byte) {
		seen = append(seen, string(row)) // want slicegrow medium "seen"
	}}
	for range wake {
		s.pass()
		tell(len(seen))
	}
}

// watch is a scan that its shelf keeps.
type watch struct {
	of   *Shelf
	show func(row []byte)
}

func (w watch) pass(row []byte) { w.show(row) }

func (b *Shelf) keep(w watch) { b.scans = append(b.scans, w) } // want slicegrow medium "Shelf.scans"

// Open shows one page for all rows that there will ever have been.
func (b *Shelf) Open(mux *http.ServeMux) {
	var mu sync.Mutex
	var lines []string
	b.keep(watch{of: b, show: func(row []byte) {
		mu.Lock()
		defer mu.Unlock()
		lines = append(lines, string(row)) // want slicegrow medium "lines"
	}})
	mux.HandleFunc("/lines", func(w http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		for _, l := range lines {
			_, _ = w.Write([]byte(l))
		}
	})
}

// Put adds a row in place of the last one.
func (b *Shelf) Put(row []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, w := range b.scans {
		w.pass(row)
	}
}
