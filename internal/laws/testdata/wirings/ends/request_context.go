package main

import (
	"context"
	"net/http"
	"strings"

	store "matrix/store"
)

type perRequest struct{}

// scoped gives each request a store of its own.
func scoped(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), perRequest{}, store.NewStore())
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func handle(w http.ResponseWriter, r *http.Request) {
	s, ok := r.Context().Value(perRequest{}).(*store.Store)
	if !ok {
		return
	}
	for _, id := range strings.Split(r.FormValue("ids"), ",") {
		s.Touch(id)
	}
}

func main() {
	http.ListenAndServe(":8080", scoped(http.HandlerFunc(handle)))
}
