// Package main has interfaces with type parameters whose methods others have too, with other
// parameters.
package main

import (
	"net/http"
	"sync"
)

type store[K comparable, V any] interface {
	Get(K) (V, bool)
	Put(K, V)
	Drop(K)
}

type memory[K comparable, V any] struct {
	mu     sync.Mutex
	values map[K]V
}

func (m *memory[K, V]) Get(k K) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.values[k]
	return v, ok
}

func (m *memory[K, V]) Put(k K, v V) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.values[k] = v
}

func (m *memory[K, V]) Drop(k K) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.values, k)
}

// plan is filled at set-up alone; its Put takes one parameter, so that it is no store.
type plan struct{ steps map[string]bool }

func (p *plan) Get(s string) (string, bool) { return s, p.steps[s] }
func (p *plan) Put(s string)                { p.steps[s] = true }
func (p *plan) Drop(s string)               { delete(p.steps, s) }

type putter interface{ Put(string) }

type server struct{ work store[string, int] }

func (s *server) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	s.work.Put(r.RemoteAddr, len(r.URL.Path))
	defer s.work.Drop(r.RemoteAddr)
}

func main() {
	var p putter = &plan{steps: map[string]bool{}}
	p.Put("first")
	s := &server{work: &memory[string, int]{values: map[string]int{}}}
	_ = http.ListenAndServe(":8080", s)
}
