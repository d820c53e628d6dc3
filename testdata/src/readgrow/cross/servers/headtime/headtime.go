// Package headtime has servers that wait for the head of a request for so long and no longer, but
// for its body for ever, one of them because it is told to wait no time at all.
package headtime

import (
	"encoding/json"
	"io"
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
	server := &http.Server{Addr: addr, Handler: routes(orders), ReadHeaderTimeout: patience}
	return server.ListenAndServe()
}

// Later serves until it is told.
func Later(orders chan<- int) *http.Server {
	return &http.Server{Addr: ":8081", Handler: routes(orders), ReadTimeout: 0}
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
	text, err := io.ReadAll(r.Body) // want readgrow medium "read reads a request body"
	if err != nil {
		return in, err
	}
	return in, json.Unmarshal(text, &in)
}
