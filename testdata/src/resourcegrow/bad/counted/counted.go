// Package counted keeps things as long as somebody holds them.
package counted

import (
	"errors"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
)

var errNoRow = errors.New("no such row")

// sheet is kept while there are holders.
type sheet struct {
	book    *Book
	name    string
	rows    []string
	holders atomic.Int32
}

// Book has sheets.
type Book struct {
	mu     sync.Mutex
	sheets map[string]*sheet
}

func (b *Book) hold(name string) *sheet {
	b.mu.Lock()
	defer b.mu.Unlock()
	s := b.sheets[name]
	if s == nil {
		s = &sheet{book: b, name: name, rows: []string{name}}
		b.sheets[name] = s
	}
	s.holders.Add(1)
	return s
}

func (b *Book) forget(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.sheets, name)
}

func (s *sheet) drop() {
	if s.holders.Add(-1) == 0 {
		s.book.forget(s.name)
	}
}

// Row prints a row, and drops the sheet only where there is one.
func (b *Book) Row(w http.ResponseWriter, name string, n int) error {
	s := b.hold(name) // want resourcegrow medium "s it on some return paths but not on all"
	if n >= len(s.rows) {
		return errNoRow
	}
	fmt.Fprintln(w, s.rows[n])
	s.drop()
	return nil
}

// ServeHTTP prints the first row.
func (b *Book) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := b.Row(w, r.URL.Path, len(r.URL.RawQuery)); err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
	}
	rows, done, err := b.open(r.URL.Path)
	if err != nil {
		return
	}
	defer done()
	fmt.Fprintln(w, rows)
}

// open hands out rows, and what to do then.
func (b *Book) open(name string) (rows []string, done func(), err error) {
	s := b.hold(name) // want resourcegrow medium "s it on some return paths but not on all"
	if len(s.rows) == 0 {
		return nil, nil, errNoRow
	}
	return s.rows, func() { s.drop() }, nil
}
