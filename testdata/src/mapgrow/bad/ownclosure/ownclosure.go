// Package ownclosure has an object for the process with a closure that remembers.
package ownclosure

import "net/http"

type filter struct{ isNew func(string) bool }

func fresh() func(string) bool {
	met := map[string]bool{}
	return func(name string) bool {
		old := met[name]
		met[name] = true // want mapgrow medium "met gains an entry in fresh"
		return !old
	}
}

// Serve answers at an address.
func Serve(addr string) error {
	f := &filter{isNew: fresh()}
	return http.ListenAndServe(addr, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !f.isNew(r.URL.Path) {
			w.WriteHeader(http.StatusNotModified)
		}
	}))
}
