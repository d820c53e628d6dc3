// Package loggedvalue hands a function that it is given to a logger as well, whose methods give
// back a logger that holds it.
package loggedvalue

import (
	"log/slog"
	"net/http"
)

type desk struct {
	log   *slog.Logger
	asked map[string]int
}

func (d *desk) do(name string, f func() error) error {
	log := d.log.With("name", name, "does", f)
	log.Debug("begins")
	d.asked[name]++ // want mapgrow high "desk.asked"
	return f()
}

// Handler does what it is asked to.
func Handler(log *slog.Logger, f func(name string) error) http.Handler {
	d := &desk{log: log, asked: map[string]int{}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.FormValue("name")
		if err := d.do(name, func() error { return f(name) }); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
