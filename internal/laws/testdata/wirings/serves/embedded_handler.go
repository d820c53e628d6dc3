package main

import (
	"log"
	"net/http"

	store "matrix/store"
)

// front is the handler and the store in one.
type front struct{ *store.Store }

func (f front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.Touch(r.UserAgent())
	w.WriteHeader(http.StatusNoContent)
}

func main() {
	f := front{store.NewStore()}
	log.Fatal(http.ListenAndServe(":8080", f))
}
