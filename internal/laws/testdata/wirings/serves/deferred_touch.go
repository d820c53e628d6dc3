package main

import (
	"net/http"
	"time"

	store "matrix/store"
)

type timed struct {
	next http.Handler
	s    *store.Store
}

func (t *timed) note(path string, began time.Time) {
	if time.Since(began) > time.Second {
		t.s.Touch(path)
	}
}

func (t *timed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer t.note(r.URL.Path, time.Now())
	t.next.ServeHTTP(w, r)
}

func main() {
	http.ListenAndServe(":8080", &timed{next: http.FileServer(http.Dir(".")), s: store.NewStore()})
}
