// Command server makes a document for each request.
package main

import (
	"fmt"
	"log"
	"net/http"
	"strings"

	"fixtures.test/slicegrow/cross/fresh/doc"
)

func header(d *doc.Doc, h http.Header) {
	for name, values := range h {
		d.Line(name + ": " + strings.Join(values, ", "))
	}
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		d := new(doc.Doc)
		d.Line(r.Method + " " + r.URL.Path)
		header(d, r.Header)
		for _, l := range d.Lines() {
			fmt.Fprintln(w, l)
		}
	})
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
