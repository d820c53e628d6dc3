package main

import (
	"context"
	"net/http"

	store "matrix/store"
)

type storeKey struct{}

func with(ctx context.Context, s *store.Store) context.Context {
	return context.WithValue(ctx, storeKey{}, s)
}

func from(ctx context.Context) *store.Store {
	s, _ := ctx.Value(storeKey{}).(*store.Store)
	return s
}

// provide puts the one store into the context of each request.
func provide(s *store.Store, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(with(r.Context(), s)))
	})
}

func greet(w http.ResponseWriter, r *http.Request) {
	if s := from(r.Context()); s != nil {
		s.Touch(r.URL.RawQuery)
	}
}

func main() {
	http.ListenAndServe(":8080", provide(store.NewStore(), http.HandlerFunc(greet)))
}
