package main

import (
	"net/http"

	store "matrix/store"
)

// noted has a helper of its own, which each request defers.
func noted(s *store.Store, next http.Handler) http.HandlerFunc {
	note := func(path string) { s.Touch(path) }
	return func(w http.ResponseWriter, r *http.Request) {
		defer note(r.URL.Path)
		next.ServeHTTP(w, r)
	}
}

func main() {
	http.ListenAndServe(":8080", noted(store.NewStore(), http.FileServer(http.Dir("."))))
}
