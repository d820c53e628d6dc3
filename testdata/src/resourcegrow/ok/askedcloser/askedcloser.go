// Package askedcloser hands files to helpers that close what can be closed.
package askedcloser

import (
	"io"
	"net/http"
	"os"
)

func closeQuietly(v any) {
	if c, ok := v.(io.Closer); ok {
		_ = c.Close()
	}
}

func settle(v any) {
	switch v := v.(type) {
	case io.Closer:
		v.Close()
	case error:
		println(v.Error())
	}
}

// Shelf has files.
type Shelf struct{ dir string }

// ServeHTTP copies one.
func (s *Shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open(s.dir + r.URL.Path)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer closeQuietly(f)
	_, _ = io.Copy(w, f)
}

// Note appends to one.
func (s *Shelf) Note(w http.ResponseWriter, r *http.Request) {
	f, err := os.OpenFile(s.dir+r.URL.Path, os.O_APPEND, 0)
	if err != nil {
		return
	}
	_, _ = f.WriteString(r.FormValue("text"))
	settle(f)
}
