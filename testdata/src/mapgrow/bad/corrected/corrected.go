// Package corrected remembers what was found, and takes it out where it turns out to be bad: what
// is good stays for good, so that a failure is not why an entry does.
package corrected

import (
	"errors"
	"net/http"
	"os"
	"sync"
)

// Tools are the programs that were found, by name.
type Tools struct {
	mu    sync.Mutex
	found map[string]string
}

// New returns tools of which none was found yet.
func New() *Tools { return &Tools{found: map[string]string{}} }

var errBad = errors.New("bad")

func check(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.Size() == 0 {
		return errBad
	}
	return err
}

// Find finds a tool that works.
func (t *Tools) Find(name string) (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	path, ok := t.found[name]
	if !ok {
		path = "/opt/" + name
		t.found[name] = path // want mapgrow medium "entries are deleted only after an error"
	}
	if err := check(path); err != nil {
		if errors.Is(err, errBad) {
			delete(t.found, name)
		}
		return "", err
	}
	return path, nil
}

// ServeHTTP tells where a tool is.
func (t *Tools) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path, err := t.Find(r.FormValue("tool"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	_, _ = w.Write([]byte(path))
}
