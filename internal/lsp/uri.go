package lsp

import (
	"net/url"
	"path/filepath"
	"strings"
)

// uriOf returns the address of a file by its absolute path.
func uriOf(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive's letter
	}
	return (&url.URL{Scheme: "file", Path: slashed}).String()
}

// pathOf returns the absolute path of a file by its address, and whether it is the address of
// a file: editors also open texts that are in none. Clients spell addresses in their own ways,
// such as with a colon that is escaped.
func pathOf(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Path == "" {
		return "", false
	}
	path := u.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' {
		path = path[1:]
	}
	return filepath.Clean(filepath.FromSlash(path)), true
}
