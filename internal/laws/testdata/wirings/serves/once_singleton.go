package main

import (
	"net/http"
	"sync"

	store "matrix/store"
)

var (
	once   sync.Once
	single *store.Store
)

func instance() *store.Store {
	once.Do(func() { single = store.NewStore() })
	return single
}

func main() {
	http.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		instance().Touch(r.PostFormValue("user"))
	})
	http.ListenAndServe(":8080", nil)
}
