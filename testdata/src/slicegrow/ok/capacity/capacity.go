// Package capacity takes the oldest away where a list has no room left.
package capacity

import (
	"net/http"
	"sync"
)

// Trail has the last paths, which move to the front: the list keeps its array.
type Trail struct {
	mu   sync.Mutex
	last []string
}

// ServeHTTP notes a path.
func (t *Trail) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.last) == cap(t.last) {
		copy(t.last, t.last[1:])
		t.last = t.last[:len(t.last)-1]
	}
	t.last = append(t.last, r.URL.Path)
}

type shelf struct {
	mu   sync.Mutex
	most int
	rows [][]byte
}

func (s *shelf) full() bool { return len(s.rows) >= s.most }

func (s *shelf) drop() { s.rows[0] = nil; s.rows = s.rows[1:] }

func (s *shelf) put(b []byte) { s.rows = append(s.rows, b) }

// Window is a shelf of the last rows, as many as it was told.
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
	http.Handle("/window", &Window{shelf{most: n}})
	return http.ListenAndServe(addr, nil)
}
