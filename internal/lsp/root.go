package lsp

import (
	"os"
	"path/filepath"
	"strings"
)

// rootOf returns the directory whose packages are analysed for a file: that of its module or,
// where there is none, the folder of the editor that holds it, else its own directory.
func (s *server) rootOf(path string) string {
	dir := filepath.Dir(path)
	for d := dir; ; d = filepath.Dir(d) {
		if info, err := os.Stat(filepath.Join(d, "go.mod")); err == nil && !info.IsDir() {
			return d
		}
		if d == filepath.Dir(d) {
			break
		}
	}
	for _, f := range s.folders {
		if within(f, path) {
			return f
		}
	}
	return dir
}

// within reports whether a path lies in a directory.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
