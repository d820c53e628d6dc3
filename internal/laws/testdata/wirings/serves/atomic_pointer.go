package main

import (
	"net/http"
	"sync/atomic"

	store "matrix/store"
)

type holder struct{ current atomic.Pointer[store.Store] }

func (h *holder) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s := h.current.Load(); s != nil {
		s.Touch(r.Host)
	}
}

func main() {
	h := new(holder)
	h.current.Store(store.NewStore())
	http.Handle("/", h)
	http.ListenAndServe(":8080", nil)
}
