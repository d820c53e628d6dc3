// Package slots puts into atomic pointers what does not hold the former value, or lets go of it.
package slots

import (
	"net/http"
	"sync/atomic"
)

// front answers by what is current.
type front struct {
	plain   http.Handler
	current atomic.Pointer[http.Handler]
	last    atomic.Pointer[state]
	stack   atomic.Pointer[node]
}

type state struct{ n int }

type node struct {
	name string
	next *node
}

func counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) })
}

func (f *front) renew(http.ResponseWriter, *http.Request) {
	h := counted(f.plain)
	f.current.Store(&h)
}

func (f *front) step(http.ResponseWriter, *http.Request) {
	old := f.last.Load()
	f.last.Store(&state{n: old.n + 1})
}

// push and pop are those of a list without locks.
func (f *front) push(_ http.ResponseWriter, r *http.Request) {
	for {
		old := f.stack.Load()
		if f.stack.CompareAndSwap(old, &node{name: r.Method, next: old}) {
			return
		}
	}
}

func (f *front) pop(http.ResponseWriter, *http.Request) {
	for {
		old := f.stack.Load()
		if old == nil || f.stack.CompareAndSwap(old, old.next) {
			return
		}
	}
}

// Serve serves.
func Serve(h http.Handler) error {
	f := &front{plain: h}
	f.current.Store(&h)
	f.last.Store(&state{})
	http.HandleFunc("/renew", f.renew)
	http.HandleFunc("/step", f.step)
	http.HandleFunc("/push", f.push)
	http.HandleFunc("/pop", f.pop)
	return http.ListenAndServe(":8080", nil)
}
