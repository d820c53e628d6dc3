// Package wrappedin hands functions to others that return another one around them, which then
// runs at once, as often as there are things to look at.
package wrappedin

import (
	"io/fs"
	"net/http"
	"path/filepath"
	"strings"
)

// Count counts by ending what lies below a directory.
func Count(root string) (map[string]int, error) {
	sizes := map[string]int{}
	err := filepath.WalkDir(root, visible(func(path string) {
		sizes[filepath.Ext(path)]++
	}))
	return sizes, err
}

func visible(f func(path string)) fs.WalkDirFunc {
	return func(path string, d fs.DirEntry, err error) error {
		if err != nil || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		f(path)
		return nil
	}
}

// Words counts the words of the lines.
func Words(lines []string) map[string]int {
	words := map[string]int{}
	each := trimmed(func(line string) {
		for _, w := range strings.Fields(line) {
			words[w]++
		}
	})
	for _, l := range lines {
		each(l)
	}
	return words
}

func trimmed(f func(string)) func(string) {
	return func(line string) { f(strings.TrimSpace(line)) }
}

// Serve counts the headers of each request, for that request.
func Serve(addr string) error {
	return http.ListenAndServe(addr, counted(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		names := map[string]int{}
		for name := range r.Header {
			names[strings.ToLower(name)]++
		}
		if len(names) > 10 {
			w.WriteHeader(http.StatusBadRequest)
		}
	})))
}

func counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) })
}
