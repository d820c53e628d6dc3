package main

import (
	"net/http"

	store "matrix/store"
)

type toucher interface{ Touch(string) }

type counted[T toucher] struct {
	next http.Handler
	by   T
}

func count[T toucher](by T, next http.Handler) *counted[T] { return &counted[T]{next, by} }

func (c *counted[T]) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.by.Touch(r.Header.Get("X-Client"))
	c.next.ServeHTTP(w, r)
}

func main() {
	srv := &http.Server{Addr: ":8080", Handler: count(store.NewStore(), http.NotFoundHandler())}
	srv.ListenAndServe()
}
