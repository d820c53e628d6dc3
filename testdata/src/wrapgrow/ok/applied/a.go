// Package applied puts layers around a handler for one request.
package applied

import (
	"log/slog"
	"net/http"
)

// Layer makes a handler of a handler.
type Layer func(http.Handler) http.Handler

// Observed puts the layers around a handler.
func Observed(next http.Handler, layers ...Layer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := next
		for _, l := range layers {
			h = l(h)
		}
		h.ServeHTTP(w, r)
	})
}

// Latest begins again with the plain handler.
func Latest(next http.Handler, layer Layer) http.Handler {
	var h http.Handler
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h = next
		h = layer(h)
		h.ServeHTTP(w, r)
	})
}

// Chain puts the layers around a handler once.
func Chain(next http.Handler, layers ...Layer) http.Handler {
	for _, l := range layers {
		next = l(next)
	}
	return next
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
	log := w.log.With("name", name)
	log.Info("done")
	w.done++
}
