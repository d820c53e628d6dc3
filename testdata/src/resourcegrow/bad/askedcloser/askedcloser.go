// Package askedcloser hands files to helpers that ask whether they can be closed, and close nothing.
package askedcloser

import (
	"io"
	"net/http"
	"os"
)

func describe(v any) string {
	if _, ok := v.(io.Closer); ok {
		return "open"
	}
	return "a value"
}

func rewind(v any) {
	if s, ok := v.(io.Seeker); ok {
		_, _ = s.Seek(0, io.SeekStart)
	}
}

// Shelf has files.
type Shelf struct{ dir string }

// ServeHTTP copies one.
func (s *Shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open(s.dir + r.URL.Path) // want resourcegrow medium "opens a resource with os.Open"
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer rewind(f)
	w.Header().Set("Shelf", describe(f))
	_, _ = io.Copy(w, f)
}
