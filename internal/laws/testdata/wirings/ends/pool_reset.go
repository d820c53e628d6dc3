package main

import (
	"net/http"
	"sync"

	store "matrix/store"
)

type scratch struct{ s *store.Store }

func (c *scratch) reset() { c.s = store.NewStore() }

var pool = sync.Pool{New: func() any { return &scratch{} }}

func handle(w http.ResponseWriter, r *http.Request) {
	c := pool.Get().(*scratch)
	defer pool.Put(c)
	c.reset()
	for name := range r.Header {
		c.s.Touch(name)
	}
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":8080", nil)
}
