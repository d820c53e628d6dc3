// Package onework counts what one reading of a text comes across.
package onework

import (
	"bufio"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
)

// reading is made for one text.
type reading struct {
	src   *bufio.Scanner
	lines map[string]int
	most  atomic.Int64
}

func read(src io.Reader) *reading {
	return &reading{src: bufio.NewScanner(src), lines: map[string]int{}}
}

// Read is asked by whatever the text is copied to.
func (r *reading) Read(p []byte) (int, error) {
	if !r.src.Scan() {
		return 0, io.EOF
	}
	line := r.src.Text()
	r.lines[line]++
	r.most.Store(max(r.most.Load(), int64(r.lines[line])))
	return copy(p, line), nil
}

// Check reads a text at set-up.
func Check(text string) int64 {
	r := read(strings.NewReader(text))
	_, _ = io.Copy(io.Discard, r)
	return r.most.Load()
}

// Echo answers with the lines of a request.
func Echo(w http.ResponseWriter, req *http.Request) {
	_, _ = io.Copy(w, read(http.MaxBytesReader(w, req.Body, 1<<20)))
}
