// Package recorder answers requests for several parts with one recorder for each.
package recorder

import (
	"net/http"
	"net/http/httptest"
	"sync"
)

// Batch asks a handler several things at once.
type Batch struct {
	next  http.Handler
	mu    sync.Mutex
	codes map[string]int
}

// New makes a batch.
func New(next http.Handler) *Batch { return &Batch{next: next, codes: map[string]int{}} }

// ServeHTTP asks for each path that the request names.
func (b *Batch) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, path := range r.URL.Query()["path"] {
		part := httptest.NewRecorder()
		b.next.ServeHTTP(part, httptest.NewRequest(http.MethodGet, path, nil))
		b.mu.Lock()
		b.codes[path] = part.Code // want mapgrow high "gains an entry"
		b.mu.Unlock()
	}
}

// Code is the last answer for a path.
func (b *Batch) Code(path string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.codes[path]
}
