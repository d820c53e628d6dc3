// wiring: few calls

package main

import (
	"flag"
	"fmt"
	"net/http"

	store "matrix/store"
)

func main() {
	allowed := store.NewStore()
	flag.Func("allow", "an `address` that may ask, repeatable", func(v string) error {
		allowed.Touch(v)
		return nil
	})
	flag.Parse()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, allowed) })
	http.ListenAndServe(":8080", nil)
}
