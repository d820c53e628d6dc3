// Package web hands handlers to a multiplexer, and steps to a scheduler of its own.
package web

import (
	"net/http"
	"time"
)

// Handler is what a route calls.
type Handler func(user string) (string, error)

// Table is a set of routes.
type Table struct{ mux *http.ServeMux }

// NewTable returns a table without routes.
func NewTable() *Table { return &Table{http.NewServeMux()} }

// On calls h for each request to path.
func (t *Table) On(path string, h Handler) {
	t.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		out, err := h(r.FormValue("user"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		_, _ = w.Write([]byte(out))
	})
}

// Listen serves the table.
func (t *Table) Listen(addr string) error { return http.ListenAndServe(addr, t.mux) }

// Every calls f each d, from now on.
func Every(d time.Duration, f func()) {
	go func() {
		for range time.Tick(d) {
			f()
		}
	}()
}

// Once calls f before it returns.
func Once(f func()) { f() }
