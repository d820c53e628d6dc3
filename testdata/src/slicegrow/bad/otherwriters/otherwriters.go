// Package otherwriters writes for ever to what records all that is written.
package otherwriters

import (
	"io"
	"net/http"
)

type recorder struct{ body []byte }

func (r *recorder) Write(b []byte) (int, error) {
	r.body = append(r.body, b...) // want slicegrow medium "recorder.body"
	return len(b), nil
}

type journal struct {
	out   io.Writer
	lines chan []byte
}

func (j *journal) run() {
	for l := range j.lines {
		put(j.out, l)
	}
}

func put(w io.Writer, b []byte) { w.Write(b) }

// Handler notes what is asked.
func Handler() http.Handler {
	j := &journal{out: &recorder{}, lines: make(chan []byte)}
	go j.run()
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { j.lines <- []byte(r.URL.Path) })
}
