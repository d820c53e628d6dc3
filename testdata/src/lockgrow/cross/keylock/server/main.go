// Command server locks documents and users.
package main

import (
	"log"
	"net/http"

	"fixtures.test/lockgrow/cross/keylock/keylock"
)

type server struct {
	docs  keylock.Simple
	users keylock.Forgetting
}

func (s *server) edit(w http.ResponseWriter, r *http.Request) {
	l := s.docs.Of(r.PathValue("doc"))
	l.Lock()
	defer l.Unlock()
	u := s.users.Of(r.FormValue("user"))
	u.Lock()
	defer u.Unlock()
	w.WriteHeader(http.StatusNoContent)
}

func (s *server) logout(_ http.ResponseWriter, r *http.Request) {
	s.users.Gone(r.FormValue("user"))
}

func main() {
	s := &server{}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /doc/{doc}", s.edit)
	mux.HandleFunc("POST /logout", s.logout)
	log.Fatal(http.ListenAndServe("localhost:8080", mux))
}
