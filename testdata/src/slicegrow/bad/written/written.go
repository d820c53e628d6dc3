// Package written writes to buffers by functions that take any writer.
package written

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
)

type diary struct {
	mu    sync.Mutex
	text  strings.Builder
	bytes bytes.Buffer
}

func (d *diary) note(r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	fmt.Fprintf(&d.text, "%s %s\n", r.Method, r.URL) // want slicegrow medium "diary.text grows in .*note"
	_, _ = io.WriteString(&d.bytes, r.URL.Path+"\n") // want slicegrow medium "diary.bytes grows in .*note"
}

func (d *diary) told() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.String() + d.bytes.String()
}

// Serve answers at an address.
func Serve(addr string) error {
	d := &diary{}
	return http.ListenAndServe(addr, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.note(r)
		fmt.Fprint(w, len(d.told()))
	}))
}
