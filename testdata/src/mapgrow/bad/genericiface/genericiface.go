// Package main calls what grows through interfaces with type parameters.
package main

import (
	"context"
	"net/http"
	"sync"
)

type starter interface{ Start(context.Context) error }

// sender has the methods of another interface beside its own.
type sender[T any] interface {
	starter
	Send(context.Context, T)
}

type keep struct {
	mu sync.Mutex
	m  map[string]bool
}

func newKeep() sender[string] { return &keep{m: map[string]bool{}} }

func (k *keep) Start(context.Context) error { return nil }

func (k *keep) Send(_ context.Context, s string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.m[s] = true // want mapgrow high "keep.m gains an entry in .*keyed by s"
}

// store is an interface of which the implementation has type parameters of other names.
type store[K comparable, V any] interface {
	Get(K) (V, error)
	Put(K, V) error
}

type memory[Key comparable, Value any] struct {
	mu     sync.Mutex
	values map[Key]Value
}

func (m *memory[Key, Value]) Get(k Key) (Value, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.values[k], nil
}

func (m *memory[Key, Value]) Put(k Key, v Value) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.values[k] = v // want mapgrow high "memory.values gains an entry in .*keyed by k"
	return nil
}

// layer hands on to another store.
type layer[K comparable, V any] struct{ store[K, V] }

func (l *layer[K, V]) Put(k K, v V) error { return l.store.Put(k, v) }

type server struct {
	out   sender[string]
	store store[string, int]
}

func (s *server) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	s.out.Send(r.Context(), r.FormValue("a"))
	_ = s.store.Put(r.FormValue("b"), len(r.URL.Path))
}

func main() {
	s := &server{out: newKeep(), store: &layer[string, int]{&memory[string, int]{values: map[string]int{}}}}
	_ = http.ListenAndServe(":8080", s)
}
