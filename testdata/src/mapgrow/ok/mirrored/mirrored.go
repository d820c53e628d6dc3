// Package mirrored keeps what a look-up has found, until it finds it no more.
package mirrored

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"sync"
)

// errAbsent is what a store says of what it does not have.
var errAbsent = errors.New("absent")

func isAbsent(err error) bool { return errors.Is(err, errAbsent) }

// store has pages.
type store interface {
	Get(name string) (string, error)
}

// Titles are those of pages.
type Titles struct {
	from store
	mu   sync.Mutex
	of   map[string]string
}

// New returns titles.
func New(from store) *Titles { return &Titles{from: from, of: map[string]string{}} }

// ServeHTTP looks a page up.
func (t *Titles) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	page, err := t.from.Get(r.URL.Path)
	if err != nil {
		if isAbsent(err) {
			t.mu.Lock()
			delete(t.of, r.URL.Path)
			t.mu.Unlock()
			return
		}
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.of[r.URL.Path] = page[:4]
}

// ages are those of pages, as far as it is known: what is asked for first is whether they are gone.
type ages struct {
	from store
	mu   sync.Mutex
	of   map[string]int
}

func (a *ages) refresh(name string) error {
	page, err := a.from.Get(name)
	a.mu.Lock()
	defer a.mu.Unlock()
	if errors.Is(err, errAbsent) {
		delete(a.of, name)
		return nil
	}
	if err != nil {
		return err
	}
	a.of[name] = len(page)
	return nil
}

// Ages refreshes what it is asked for.
func Ages(from store) http.HandlerFunc {
	a := &ages{from: from, of: map[string]int{}}
	return func(w http.ResponseWriter, r *http.Request) {
		if err := a.refresh(r.URL.Path); err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
		}
	}
}

// Sizes are those of files.
type Sizes struct{ of sync.Map }

// ServeHTTP asks for a file.
func (s *Sizes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	info, err := os.Stat(r.URL.Path)
	if err != nil && errors.Is(err, fs.ErrNotExist) {
		s.forget(r.URL.Path)
		return
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	s.note(r.URL.Path, info.Size())
}

func (s *Sizes) note(name string, n int64) { s.of.Store(name, n) }

func (s *Sizes) forget(name string) { s.of.Delete(name) }
