package main

import (
	"log"
	"net/http"

	store "matrix/store"
)

type api struct{ seen *store.Store }

func (a *api) get(w http.ResponseWriter, r *http.Request)  { a.seen.Touch(r.FormValue("id")) }
func (a *api) ping(w http.ResponseWriter, r *http.Request) { w.Write([]byte("pong")) }

type route struct {
	pattern string
	handle  func(http.ResponseWriter, *http.Request)
}

func main() {
	a := &api{seen: store.NewStore()}
	for _, r := range []route{{"GET /item", a.get}, {"GET /ping", a.ping}} {
		http.HandleFunc(r.pattern, r.handle)
	}
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
