// Package enumkeys counts under keys of which there are few: an enumeration,
// constants and truth values.
package enumkeys

import (
	"net/http"
	"strings"
	"sync"
)

type class int

const (
	other class = iota
	page
	image
	script
)

func classOf(path string) class {
	switch {
	case strings.HasSuffix(path, ".html"):
		return page
	case strings.HasSuffix(path, ".png"):
		return image
	case strings.HasSuffix(path, ".js"):
		return script
	}
	return other
}

// Totals is a handler that counts.
type Totals struct {
	mu      sync.Mutex
	byClass map[class]int
	byState map[string]int
	byTLS   map[bool]int
	next    http.Handler
}

// NewTotals returns totals at zero.
func NewTotals(next http.Handler) *Totals {
	return &Totals{byClass: map[class]int{}, byState: map[string]int{}, byTLS: map[bool]int{}, next: next}
}

// ServeHTTP implements http.Handler.
func (t *Totals) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	t.byClass[classOf(r.URL.Path)]++
	t.byTLS[r.TLS != nil]++
	t.mu.Unlock()
	if r.ContentLength > 1<<20 {
		t.state("refused")
		http.Error(w, "too much", http.StatusRequestEntityTooLarge)
		return
	}
	t.next.ServeHTTP(w, r)
	t.state("served")
}

// state is called with constants alone.
func (t *Totals) state(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.byState[name]++
}

// State returns one count.
func (t *Totals) State(name string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.byState[name]
}
