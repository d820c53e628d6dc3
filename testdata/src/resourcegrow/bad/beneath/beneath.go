// Package beneath ends a writer of another module, which lies on nothing of its own, on some ways and not
// on the others.
package beneath

import (
	"io"
	"net"
	"net/http"

	"example.com/console/pack"
)

// Keep packs a text into a file.
func Keep(w http.ResponseWriter, r *http.Request) {
	out, err := pack.Open(r.FormValue("name")) // want resourcegrow medium "some return paths"
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if err := out.Put("text", r.FormValue("text")); err != nil {
		return
	}
	_ = out.Close()
}

// Batch writes what comes, each to a line of its own, and forgets the one that it has where there
// is nothing to write.
func Batch(w http.ResponseWriter, r *http.Request) {
	for _, text := range r.Form["text"] {
		c, err := net.Dial("tcp", r.FormValue("addr")) // want resourcegrow medium "some return paths"
		if err != nil {
			continue
		}
		if text == "" {
			continue
		}
		_, _ = io.WriteString(c, text)
		c.Close()
	}
}
