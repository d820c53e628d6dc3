// Package testsupport holds helpers for tests of other packages.
package testsupport

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// Recorder is a server that remembers every request.
type Recorder struct {
	*httptest.Server
	mu       sync.Mutex
	requests map[string]int
}

// NewRecorder starts a recorder that ends with the test.
func NewRecorder(tb testing.TB) *Recorder {
	tb.Helper()
	r := &Recorder{requests: map[string]int{}}
	r.Server = httptest.NewServer(r)
	tb.Cleanup(r.Server.Close)
	return r
}

// ServeHTTP implements http.Handler.
func (r *Recorder) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.requests[req.URL.String()]++
	w.WriteHeader(http.StatusNoContent)
}

// Count tells how often a URL was asked for.
func (r *Recorder) Count(url string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.requests[url]
}

// NewStore returns a fake store with its content.
func NewStore(tb testing.TB, content map[string]string) *Store {
	tb.Helper()
	return &Store{content: content}
}

// Store is a fake.
type Store struct {
	mu      sync.Mutex
	content map[string]string
}

// Put keeps a value.
func (s *Store) Put(k, v string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.content[k] = v
}
