// Package otherwriters writes to a file for ever through the interface by which a recorder is
// written to that lives for one request.
package otherwriters

import (
	"io"
	"net/http"
	"os"
)

type recorder struct {
	http.ResponseWriter
	body []byte
}

func (r *recorder) Write(b []byte) (int, error) {
	r.body = append(r.body, b...)
	return r.ResponseWriter.Write(b)
}

type journal struct {
	file  *os.File
	lines chan []byte
}

func (j *journal) run() {
	for l := range j.lines {
		put(j.file, l)
		put(os.Stdout, l)
	}
}

func put(w io.Writer, b []byte) { w.Write(b) }

// Handler notes what is answered.
func Handler(file *os.File, inner http.Handler) http.Handler {
	j := &journal{file: file, lines: make(chan []byte)}
	go j.run()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		inner.ServeHTTP(rec, r)
		j.lines <- rec.body
	})
}
