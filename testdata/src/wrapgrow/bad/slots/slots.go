// Package slots wraps what an atomic pointer or value has in it, again and again.
package slots

import (
	"net/http"
	"sync/atomic"
)

// front answers by what is current.
type front struct {
	current atomic.Pointer[http.Handler]
	last    atomic.Pointer[state]
	filter  atomic.Value // of func(string) bool
}

type state struct {
	n      int
	before *state
}

func counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) })
}

func (f *front) renew(http.ResponseWriter, *http.Request) {
	h := counted(*f.current.Load())
	f.current.Store(&h) // want wrapgrow medium "result of counted holds the previous one"
}

func (f *front) step(http.ResponseWriter, *http.Request) {
	old := f.last.Load()
	f.last.Store(&state{n: old.n + 1, before: old}) // want wrapgrow medium "the new object holds the previous one"
}

func (f *front) narrow(_ http.ResponseWriter, r *http.Request) {
	former := f.filter.Load().(func(string) bool)
	not := r.PathValue("not")
	f.filter.Store(func(s string) bool { return s != not && former(s) }) // want wrapgrow medium "the new function holds the previous one"
}

// Serve serves.
func Serve(h http.Handler) error {
	f := &front{}
	f.current.Store(&h)
	f.last.Store(&state{})
	f.filter.Store(func(string) bool { return true })
	http.HandleFunc("/renew", f.renew)
	http.HandleFunc("/step", f.step)
	http.HandleFunc("/narrow/{not}", f.narrow)
	return http.ListenAndServe(":8080", nil)
}
