// Package notfound remembers what it has found, and what it has not.
package notfound

import (
	"net/http"
	"os"
	"sync"
)

const most = 512

// Files are read once.
type Files struct {
	mu    sync.Mutex
	order []string
	known map[string][]byte
	gone  map[string]error
}

// NewFiles has read none.
func NewFiles() *Files { return &Files{known: map[string][]byte{}, gone: map[string]error{}} }

// ServeHTTP gives a file.
func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.gone[name] != nil && r.FormValue("again") == "" {
		http.NotFound(w, r)
		return
	}
	if b, ok := f.known[name]; ok {
		w.Write(b)
		return
	}
	b, err := os.ReadFile(name)
	if err != nil {
		f.gone[name] = err // want mapgrow medium "Files.gone gains .*only when a later lookup succeeds"
		http.NotFound(w, r)
		return
	}
	delete(f.gone, name)
	f.known[name] = b
	f.order = append(f.order, name)
	if len(f.order) > most {
		delete(f.known, f.order[0])
		f.order = f.order[1:]
	}
	w.Write(b)
}

// Words are looked up, and looked up again after a while.
type Words struct {
	mu     sync.Mutex
	order  []string
	means  map[string]string
	misses map[string]int
}

// NewWords knows none.
func NewWords() *Words { return &Words{means: map[string]string{}, misses: map[string]int{}} }

// Note keeps what a look-up has given.
func (w *Words) Note(word string, meaning *string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if meaning == nil {
		w.misses[word]++ // want mapgrow medium "Words.misses gains .*only when a later lookup succeeds"
		return
	}
	delete(w.misses, word)
	w.means[word] = *meaning
	w.order = append(w.order, word)
	if len(w.order) > most {
		delete(w.means, w.order[0])
		w.order = w.order[1:]
	}
}

// Missing tells how often a word was not found.
func (w *Words) Missing(word string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.misses[word]
}
