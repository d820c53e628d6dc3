// Package written writes to buffers that are read to their end, and to what is no buffer.
package written

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"time"
)

type diary struct {
	mu   sync.Mutex
	out  io.Writer
	text bytes.Buffer
	more bytes.Buffer
}

func (d *diary) note(r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	fmt.Fprintln(d.out, r.URL)
	fmt.Fprintf(&d.text, "%s %s\n", r.Method, r.URL)
	fmt.Fprintln(&d.more, r.Host)
}

func (d *diary) flush() {
	for range time.Tick(time.Second) {
		d.mu.Lock()
		_, _ = io.Copy(d.out, &d.text)
		all, _ := io.ReadAll(&d.more)
		_, _ = d.out.Write(all)
		d.mu.Unlock()
	}
}

// Serve answers at an address.
func Serve(addr string) error {
	d := &diary{out: os.Stdout}
	go d.flush()
	return http.ListenAndServe(addr, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		var line bytes.Buffer
		fmt.Fprint(&line, r.Method)
		d.note(r)
	}))
}
