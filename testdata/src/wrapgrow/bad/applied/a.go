// Package applied puts layers around a handler that closures have captured, at each request.
package applied

import (
	"log"
	"log/slog"
	"net/http"
)

// Layer makes a handler of a handler.
type Layer func(http.Handler) http.Handler

// Observed puts the layers around a handler.
func Observed(next http.Handler, layers ...Layer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, l := range layers {
			next = l(next) // want wrapgrow medium "Observed"
		}
		next.ServeHTTP(w, r)
	})
}

func logged(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Print(r.URL.Path)
		h.ServeHTTP(w, r)
	})
}

// Logged puts one layer around a handler.
func Logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next = logged(next) // want wrapgrow medium "Logged"
		next.ServeHTTP(w, r)
	})
}

type base struct{ log *slog.Logger }

// Worker has its logger in a part.
type Worker struct {
	base
	done int
}

// Run works on what comes in.
func Run(in <-chan string) {
	w := &Worker{base: base{slog.Default()}}
	for name := range in {
		w.work(name)
	}
}

func (w *Worker) work(name string) {
	w.log = w.log.With("name", name) // want wrapgrow medium "work"
	w.log.Info("done")
	w.done++
}
