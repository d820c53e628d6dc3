// wiring: one finding

package main

import (
	"net/http"
	"os"

	store "matrix/store"
)

// What the program was started with, filled before it serves.
func known(names []string) *store.Store {
	s := store.NewStore()
	for _, name := range names {
		s.Touch(name)
	}
	return s
}

func main() {
	atStart := known(os.Args[1:])
	forever := store.NewStore()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		forThisCall := store.NewStore()
		for name := range r.Header {
			forThisCall.Touch(name)
		}
		forever.Touch(r.RemoteAddr)
		println(atStart, forThisCall)
	})
	http.ListenAndServe(":8080", nil)
}
