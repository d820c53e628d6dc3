// Command server answers requests.
package main

import (
	"net/http"

	"fixtures.test/wrapgrow/cross/logs/tell"
)

func main() {
	http.HandleFunc("/all", all)
	http.HandleFunc("/own", own)
	http.ListenAndServe("localhost:8080", nil)
}

func all(w http.ResponseWriter, r *http.Request) { tell.Default.With(r.URL.Path).Say("asked") }

func own(w http.ResponseWriter, r *http.Request) { tell.Default.Named(r.URL.Path).Say("asked") }
