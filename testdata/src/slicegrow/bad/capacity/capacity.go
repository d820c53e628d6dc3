// Package capacity takes the oldest away where a list has no room left, and asks the list itself how
// much room there is.
package capacity

import (
	"net/http"
	"sync"
)

// Trail has the last paths.
type Trail struct {
	mu   sync.Mutex
	last []string
}

// ServeHTTP notes a path. What is cut off the front is room as well, so that append makes more of it.
func (t *Trail) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.last) == cap(t.last) {
		t.last = t.last[1:]
	}
	t.last = append(t.last, r.URL.Path) // want slicegrow medium "Trail.last"
}

type shelf struct {
	mu   sync.Mutex
	rows [][]byte
}

func (s *shelf) full() bool { return len(s.rows) >= cap(s.rows) }

func (s *shelf) drop() { s.rows = s.rows[1:] }

func (s *shelf) put(b []byte) { s.rows = append(s.rows, b) } // want slicegrow medium "shelf.rows"

// Window is a shelf of the last rows.
type Window struct{ shelf }

// ServeHTTP puts one there.
func (v *Window) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.full() {
		v.drop()
	}
	v.put([]byte(r.URL.RawQuery))
}

// Serve has both.
func Serve(addr string, n int) error {
	http.Handle("/trail", &Trail{last: make([]string, 0, n)})
	http.Handle("/window", &Window{shelf{rows: make([][]byte, 0, n)}})
	return http.ListenAndServe(addr, nil)
}
