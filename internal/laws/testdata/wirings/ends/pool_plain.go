package main

import (
	"net/http"
	"sync"

	store "matrix/store"
)

type server struct{ pool sync.Pool }

func (v *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s := v.pool.Get().(*store.Store)
	defer v.pool.Put(s)
	s.Touch(r.URL.Path)
}

func main() {
	v := &server{pool: sync.Pool{New: func() any { return store.NewStore() }}}
	http.ListenAndServe(":8080", v)
}
