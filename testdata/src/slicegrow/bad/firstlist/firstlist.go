// Package firstlist makes the list of a key when the key is new.
package firstlist

import (
	"net/http"
	"sync"
)

// Kind is one of few.
type Kind int

// The kinds.
const (
	KindA Kind = iota
	KindB
	KindC
)

// Journal keeps lines by kind.
type Journal struct {
	mu    sync.Mutex
	lines map[Kind][]string
	fresh map[Kind][]string
}

// ServeHTTP adds a line.
func (j *Journal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	j.mu.Lock()
	defer j.mu.Unlock()
	kind := Kind(len(r.URL.Path) % 3)
	if _, ok := j.lines[kind]; !ok {
		j.lines[kind] = []string{}
	}
	j.lines[kind] = append(j.lines[kind], r.URL.Path) // want slicegrow medium "Journal.lines[[]]"
	if r.Method == http.MethodPost {
		j.fresh[kind] = []string{}
	}
	j.fresh[kind] = append(j.fresh[kind], r.URL.Path)
}
