// Package madebyvalue fills, for each request, what a small function gives by value and what was
// there before, or stays.
package madebyvalue

import (
	"net/http"
	"sync"
)

// Words are counted.
type Words struct {
	mu    sync.Mutex
	count map[string]int
}

// NewWords returns none.
func NewWords() *Words { return &Words{count: map[string]int{}} }

func (w *Words) add(word string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.count[word]++ // want mapgrow high "Words.count"
}

// Most is the word that comes most often.
func (w *Words) Most() (most string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for word, n := range w.count {
		if n > w.count[most] {
			most = word
		}
	}
	return most
}

// Desk counts words for all who ask.
type Desk struct{ words *Words }

// NewDesk returns one that has counted none.
func NewDesk() *Desk { return &Desk{words: NewWords()} }

type sheet struct {
	words *Words
	title string
}

func (d *Desk) sheet(title string) sheet {
	if title == "" {
		title = "untitled"
	}
	return sheet{words: d.words, title: title}
}

// ServeHTTP implements http.Handler.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s := d.sheet(r.FormValue("title"))
	for _, word := range r.Form["word"] {
		s.words.add(word)
	}
	w.Write([]byte(s.words.Most()))
}

// Marks are set by name.
type Marks struct {
	mu  sync.Mutex
	set map[string]bool
}

// NewMarks returns none.
func NewMarks() *Marks { return &Marks{set: map[string]bool{}} }

func (m *Marks) mark(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.set[name] = true // want mapgrow high "Marks.set"
}

// Has tells whether a name is marked.
func (m *Marks) Has(name string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.set[name]
}

// Board is marked.
type Board struct{ Marks *Marks }

func newBoard(names []string) Board {
	b := Board{Marks: NewMarks()}
	for _, n := range names {
		b.Marks.mark(n)
	}
	return b
}

// Serve marks what is asked for.
func Serve(addr string, names []string) error {
	b := newBoard(names)
	return http.ListenAndServe(addr, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		b.Marks.mark(r.URL.Path)
	}))
}
