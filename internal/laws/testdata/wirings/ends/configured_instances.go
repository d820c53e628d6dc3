// wiring: few calls

package main

import (
	"encoding/json"
	"net/http"
	"os"

	store "matrix/store"
)

type upstream struct {
	Name  string
	Hosts []string
}

type backend struct {
	name  string
	hosts *store.Store
}

func newBackend(u upstream) *backend {
	b := &backend{name: u.Name, hosts: store.NewStore()}
	for _, h := range u.Hosts {
		b.hosts.Touch(h)
	}
	return b
}

func (b *backend) ServeHTTP(w http.ResponseWriter, r *http.Request) { println(b.name, b.hosts) }

func main() {
	text, err := os.ReadFile("upstreams.json")
	if err != nil {
		os.Exit(1)
	}
	var all []upstream
	if json.Unmarshal(text, &all) != nil {
		os.Exit(1)
	}
	for _, u := range all {
		http.Handle("/"+u.Name+"/", newBackend(u))
	}
	http.ListenAndServe(":8080", nil)
}
