// want retaingrow Recent.kinds|Note medium

// Package headers remembers of what kind the documents in progress are.
package headers

import (
	"io"
	"os"
	"strings"
	"sync"
)

// Recent maps open documents to the kind in their first line.
type Recent struct {
	mu    sync.Mutex
	kinds map[string]string
}

// NewRecent returns an empty Recent.
func NewRecent() *Recent { return &Recent{kinds: make(map[string]string)} }

// Note reads the document at path and remembers its kind until it is released.
func (r *Recent) Note(path string) (release func(), err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err != nil {
		return nil, err
	}
	first, _, _ := strings.Cut(string(text), "\n")

	r.mu.Lock()
	defer r.mu.Unlock()
	r.kinds[path] = first
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.kinds, path)
	}, nil
}

// Kind returns the kind of an open document.
func (r *Recent) Kind(path string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.kinds[path]
}
