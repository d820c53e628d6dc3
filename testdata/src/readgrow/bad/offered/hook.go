// Package offered hands out what registers a handler. Only its helper for tests calls it here; who
// uses the package does so too.
package offered

import (
	"io"
	"net/http"
)

// Take is told what came.
type Take func(body []byte) error

// Hook returns what registers a Take under a path of mux.
func Hook(mux *http.ServeMux, path string) func(Take) error {
	return func(take Take) error {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			body, err := io.ReadAll(r.Body) // want readgrow medium "a request body"
			if err != nil || take(body) != nil {
				w.WriteHeader(http.StatusInternalServerError)
			}
		})
		return nil
	}
}
