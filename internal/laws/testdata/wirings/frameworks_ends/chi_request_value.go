package main

import (
	"context"
	"github.com/go-chi/chi/v5"
	"net/http"

	store "matrix/store"
)

type unit struct{}

func withUnit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), unit{}, store.NewStore())))
	})
}

func main() {
	r := chi.NewRouter()
	r.Use(withUnit)
	r.Get("/{a}/{b}", func(w http.ResponseWriter, r *http.Request) {
		s := r.Context().Value(unit{}).(*store.Store)
		s.Touch(chi.URLParam(r, "a"))
		s.Touch(chi.URLParam(r, "b"))
	})
	http.ListenAndServe(":8080", r)
}
