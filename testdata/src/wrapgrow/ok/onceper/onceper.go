// Package onceper has closures that wrap what they have captured once for each call of their maker.
package onceper

import (
	"log/slog"
	"net/http"
)

func stop(log *slog.Logger, code int, ended chan<- int) {
	go func() {
		defer func() {
			log = log.With("code", code)
			log.Info("ended")
		}()
		ended <- code
	}()
}

// End ends something for each request.
func End(log *slog.Logger, ended chan<- int) http.Handler {
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		stop(log, len(r.URL.Path), ended)
	})
}

func answer(log *slog.Logger, r *http.Request) (status int) {
	defer func() {
		if status != 0 {
			log = log.With("status", status)
		}
		log.Info(r.URL.Path)
	}()
	if r.ContentLength > 1<<20 {
		return http.StatusRequestEntityTooLarge
	}
	return 0
}

// Name answers each request.
func Name(w http.ResponseWriter, r *http.Request) {
	if status := answer(slog.Default(), r); status != 0 {
		w.WriteHeader(status)
	}
}

// Serve serves both.
func Serve(addr string) error {
	http.Handle("/end", End(slog.Default(), make(chan int, 1)))
	http.HandleFunc("/name", Name)
	return http.ListenAndServe(addr, nil)
}
