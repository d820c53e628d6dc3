package main

import (
	"net/http"

	store "matrix/store"
)

// desk lends its store to one request at a time.
type desk chan *store.Store

func (d desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s := <-d
	defer func() { d <- s }()
	s.Touch(r.FormValue("name"))
}

func main() {
	d := make(desk, 1)
	d <- store.NewStore()
	http.ListenAndServe(":8080", d)
}
