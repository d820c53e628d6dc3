// Package failedonly lets go of what it has in hand only where that has failed.
package failedonly

import (
	"net/http"
	"sync"
)

// set is what is in hand.
type set[K comparable] struct {
	mu sync.Mutex
	in map[K]bool
}

func (s *set[K]) add(k K) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.in[k] {
		return false
	}
	s.in[k] = true // want mapgrow medium "set.in"
	return true
}

func (s *set[K]) drop(k K) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.in, k)
}

// Relay passes calls on, each once.
type Relay struct {
	next http.RoundTripper
	hand set[string]
}

// New returns a relay.
func New(next http.RoundTripper) *Relay {
	return &Relay{next: next, hand: set[string]{in: map[string]bool{}}}
}

// ServeHTTP passes one call on.
func (l *Relay) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !l.hand.add(r.URL.Path) {
		w.WriteHeader(http.StatusConflict)
		return
	}
	res, err := l.next.RoundTrip(r)
	if err != nil {
		l.giveUp(w, r.URL.Path)
		return
	}
	defer res.Body.Close()
	w.WriteHeader(res.StatusCode)
}

func (l *Relay) giveUp(w http.ResponseWriter, path string) {
	l.hand.drop(path)
	w.WriteHeader(http.StatusBadGateway)
}
