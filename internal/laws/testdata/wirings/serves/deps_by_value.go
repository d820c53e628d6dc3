package main

import (
	"log"
	"net/http"

	store "matrix/store"
)

type deps struct {
	logger *log.Logger
	s      *store.Store
}

type users struct{ deps }

func (u users) show(w http.ResponseWriter, r *http.Request) {
	u.logger.Print(r.URL)
	u.s.Touch(r.URL.Query().Get("user"))
}

type site struct {
	deps
	users users
}

func newSite(d deps) site { return site{deps: d, users: users{d}} }

func (s site) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/users", s.users.show)
	return mux
}

func main() {
	s := newSite(deps{logger: log.Default(), s: store.NewStore()})
	log.Fatal(http.ListenAndServe(":8080", s.handler()))
}
