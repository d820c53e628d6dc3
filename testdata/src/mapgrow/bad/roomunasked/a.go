// Package main asks for room on a shelf, and puts a book there by another way as well.
package main

import (
	"net/http"
	"sync"
)

type shelf struct{ books map[string]string }

func (s *shelf) put(name, text string) {
	s.books[name] = text // want mapgrow medium "shelf.books"
}

type library struct {
	mu    sync.Mutex
	shelf *shelf
}

func (l *library) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if r.Method == http.MethodPut {
		l.shelf.put(r.URL.Path, r.FormValue("text"))
	} else if len(l.shelf.books) < 100 {
		l.shelf.put(r.URL.Path, "")
	}
}

func main() {
	_ = http.ListenAndServe(":8080", &library{shelf: &shelf{books: map[string]string{}}})
}
