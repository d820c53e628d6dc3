// Package main keys its counters by a field that the settings have: nothing in view writes it, and the
// object was decoded as the program began.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
)

type route struct {
	Name, Prefix string
	hits         map[string]int
}

func (r *route) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	r.hits[r.Prefix]++
	w.WriteHeader(http.StatusOK)
}

func main() {
	r := &route{hits: map[string]int{}}
	f, err := os.Open("route.json")
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewDecoder(f).Decode(r); err != nil {
		log.Fatal(err)
	}
	f.Close()
	http.Handle("/", r)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
