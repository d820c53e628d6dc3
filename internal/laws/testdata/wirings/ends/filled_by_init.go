// wiring: few calls

package main

import (
	"mime"
	"net/http"

	store "matrix/store"
)

var types = store.NewStore()

func init() {
	for _, ext := range []string{".html", ".css", ".js"} {
		types.Touch(mime.TypeByExtension(ext))
	}
}

func main() {
	http.HandleFunc("/types", func(w http.ResponseWriter, r *http.Request) { println(types) })
	http.ListenAndServe(":8080", nil)
}
