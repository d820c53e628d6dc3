// Package keyed locks by object: one table of locks only grows, the other loses a
// lock with its last user.
package keyed

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"sync"
)

type counted struct {
	mu   sync.Mutex
	refs int
}

// Files serves a directory, one writer for each file.
type Files struct {
	dir string

	mu      sync.Mutex
	writers map[string]*sync.Mutex
	readers map[string]*counted
}

// NewFiles serves dir.
func NewFiles(dir string) *Files {
	return &Files{dir: dir, writers: map[string]*sync.Mutex{}, readers: map[string]*counted{}}
}

func (f *Files) writer(name string) *sync.Mutex {
	f.mu.Lock()
	defer f.mu.Unlock()
	m, ok := f.writers[name]
	if !ok {
		m = new(sync.Mutex)
		f.writers[name] = m // want lockgrow medium "Files.writers"
	}
	return m
}

func (f *Files) acquire(name string) *counted {
	f.mu.Lock()
	c, ok := f.readers[name]
	if !ok {
		c = &counted{}
		f.readers[name] = c
	}
	c.refs++
	f.mu.Unlock()
	c.mu.Lock()
	return c
}

func (f *Files) release(name string, c *counted) {
	c.mu.Unlock()
	f.mu.Lock()
	defer f.mu.Unlock()
	if c.refs--; c.refs == 0 {
		delete(f.readers, name)
	}
}

// ServeHTTP implements http.Handler.
func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := filepath.Join(f.dir, filepath.Base(r.URL.Path))
	if r.Method != http.MethodPut {
		c := f.acquire(name)
		defer f.release(name, c)
		http.ServeFile(w, r, name)
		return
	}
	m := f.writer(name)
	m.Lock()
	defer m.Unlock()
	out, err := os.Create(name)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer out.Close()
	if _, err := io.Copy(out, r.Body); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
