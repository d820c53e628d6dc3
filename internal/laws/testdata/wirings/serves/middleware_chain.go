package main

import (
	"log/slog"
	"net/http"

	store "matrix/store"
)

type wrapper func(http.Handler) http.Handler

func chain(h http.Handler, ws ...wrapper) http.Handler {
	for i := len(ws) - 1; i >= 0; i-- {
		h = ws[i](h)
	}
	return h
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		slog.Info("request", "path", r.URL.Path)
		next.ServeHTTP(w, r)
	})
}

func noted(s *store.Store) wrapper {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.Touch(r.Header.Get("Authorization"))
			next.ServeHTTP(w, r)
		})
	}
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("hello")) })
	http.ListenAndServe(":8080", chain(mux, logged, noted(store.NewStore())))
}
