// Command server purges its books each minute; of its notes it removes those that
// somebody asks it to.
package main

import (
	"log"
	"net/http"
	"time"

	"fixtures.test/cachegrow/cross/purge/shelf"
)

type server struct {
	books *shelf.Books
	notes *shelf.Notes
}

// ServeHTTP implements http.Handler.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if r.Method == http.MethodDelete {
		s.notes.Remove(path)
		return
	}
	note, ok := s.notes.Get(path)
	if !ok {
		note = time.Now().String()
		s.notes.Put(path, note)
	}
	book, ok := s.books.Get(path)
	if !ok {
		book = time.Now().String()
		s.books.Put(path, book)
	}
	_, _ = w.Write([]byte(note + book))
}

func main() {
	s := &server{shelf.NewBooks(), shelf.NewNotes()}
	go func() {
		for range time.Tick(time.Minute) {
			s.books.Purge()
		}
	}()
	log.Fatal(http.ListenAndServe("localhost:8080", s))
}
