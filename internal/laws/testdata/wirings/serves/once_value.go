package main

import (
	"net/http"
	"sync"

	store "matrix/store"
)

func main() {
	s := sync.OnceValue(store.NewStore)
	http.Handle("/", http.StripPrefix("/v1", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s().Touch(r.URL.Path)
	})))
	http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil)
}
