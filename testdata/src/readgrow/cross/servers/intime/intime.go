// Package intime has a server that waits for a request for so long and no longer.
package intime

import (
	"encoding/json"
	"net/http"
	"time"
)

const patience = 10 * time.Second

type order struct {
	Name  string
	Count int
}

// Serve serves.
func Serve(addr string, orders chan<- int) error {
	server := &http.Server{Addr: addr, Handler: routes(orders), ReadTimeout: patience}
	return server.ListenAndServe()
}

// Later serves until it is told.
func Later(orders chan<- int) *http.Server {
	server := &http.Server{Addr: ":8081"}
	server.ReadTimeout = patience
	server.Handler = routes(orders)
	return server
}

func routes(orders chan<- int) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		in, err := read(r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		orders <- in.Count
	})
	return mux
}

func read(r *http.Request) (in order, err error) {
	err = json.NewDecoder(r.Body).Decode(&in)
	return in, err
}
