package main

import (
	"expvar"
	"net/http"

	store "matrix/store"
)

var visitors = store.NewStore()

func hello(w http.ResponseWriter, r *http.Request) {
	visitors.Touch(r.RemoteAddr)
	expvar.Handler().ServeHTTP(w, r)
}

func main() {
	http.HandleFunc("/hello", hello)
	http.ListenAndServe(":8080", nil)
}
