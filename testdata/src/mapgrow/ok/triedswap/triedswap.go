// Package triedswap has a table for each request, to which a retried swap adds.
package triedswap

import (
	"context"
	"maps"
	"net/http"
	"sync/atomic"
)

type notes struct{ now atomic.Pointer[map[string]int] }

func newNotes() *notes {
	n := &notes{}
	n.now.Store(&map[string]int{})
	return n
}

func (n *notes) add(name string) {
	for {
		was := n.now.Load()
		next := maps.Clone(*was)
		next[name]++
		if n.now.CompareAndSwap(was, &next) {
			return
		}
	}
}

type key struct{}

func note(r *http.Request, name string) {
	if n, ok := r.Context().Value(key{}).(*notes); ok {
		n.add(name)
	}
}

// Serve answers at an address.
func Serve(addr string) error {
	return http.ListenAndServe(addr, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.WithContext(context.WithValue(r.Context(), key{}, newNotes()))
		note(r, r.URL.Path)
		note(r, r.Method)
		w.WriteHeader(http.StatusNoContent)
	}))
}
