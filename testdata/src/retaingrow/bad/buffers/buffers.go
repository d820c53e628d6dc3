// Package buffers uses buffers again: some however large, some up to a size.
package buffers

import (
	"bytes"
	"encoding/json"
	"net/http"
	"sync"
)

const largest = 1 << 16

// Writer writes answers.
type Writer struct {
	any  sync.Pool
	some sync.Pool
}

// ServeHTTP implements http.Handler.
func (w *Writer) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		w.write(out, r.URL.Query())
		return
	}
	w.writeSome(out, r.URL.Query())
}

func (w *Writer) write(out http.ResponseWriter, v any) {
	buf, ok := w.any.Get().(*bytes.Buffer)
	if !ok {
		buf = &bytes.Buffer{}
	}
	if err := json.NewEncoder(buf).Encode(v); err == nil {
		_, _ = out.Write(buf.Bytes())
	}
	buf.Reset()
	w.any.Put(buf) // want retaingrow low-only "Writer[.]any keeps buffers"
}

func (w *Writer) writeSome(out http.ResponseWriter, v any) {
	buf, ok := w.some.Get().(*bytes.Buffer)
	if !ok {
		buf = &bytes.Buffer{}
	}
	if err := json.NewEncoder(buf).Encode(v); err == nil {
		_, _ = out.Write(buf.Bytes())
	}
	if buf.Cap() > largest {
		return
	}
	buf.Reset()
	w.some.Put(buf)
}
