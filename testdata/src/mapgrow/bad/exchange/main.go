// Package main makes an object for each request, which keeps the request: what it says of that is what
// a client has sent, and no setting.
package main

import (
	"log"
	"net/http"
	"time"
)

type site struct {
	views map[string]int
}

type visit struct {
	*site
	w     http.ResponseWriter
	r     *http.Request
	begun time.Time
}

func (s *site) visit(w http.ResponseWriter, r *http.Request) *visit {
	return &visit{site: s, w: w, r: r, begun: time.Now()}
}

func (v *visit) answer() {
	v.views[v.r.URL.Path]++ // want mapgrow high "site.views"
	v.w.WriteHeader(http.StatusNoContent)
	log.Print(time.Since(v.begun))
}

func main() {
	s := &site{views: map[string]int{}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.visit(w, r).answer() })
	log.Fatal(http.ListenAndServe(":8080", nil))
}
