// Command server answers requests.
package main

import (
	"fmt"
	"net/http"

	"fixtures.test/listenergrow/cross/signals/notes"
)

func main() {
	http.HandleFunc("/soon", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, notes.Soon()) })
	go http.ListenAndServe("localhost:8080", nil)
	notes.Start()
}
