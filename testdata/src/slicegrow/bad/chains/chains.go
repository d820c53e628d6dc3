// Package chains keeps messages in linked lists of its own.
package chains

import (
	"net/http"
	"strings"
	"sync"
)

// entry is a message in a ring of entries.
type entry[T any] struct {
	before, after *entry[T]
	value         T
}

func (e *entry[T]) insertAfter(at *entry[T]) {
	e.before, e.after = at, at.after
	at.after.before = e
	at.after = e
}

// ring is a list that begins and ends with an entry of its own.
type ring[T any] struct{ anchor entry[T] }

func (r *ring[T]) init() *ring[T] {
	r.anchor.before, r.anchor.after = &r.anchor, &r.anchor
	return r
}

func (r *ring[T]) add(v T) {
	(&entry[T]{value: v}).insertAfter(r.anchor.before) // want slicegrow medium "ring.anchor"
}

func (r *ring[T]) each(f func(T)) {
	for e := r.anchor.after; e != &r.anchor; e = e.after {
		f(e.value)
	}
}

// line is a message behind which another may come.
type line struct {
	text string
	next *line
}

// Board has what was posted.
type Board struct {
	mu     sync.Mutex
	newest *line
	oldest *line
	last   *line
	seen   ring[string]
	words  *word
}

// NewBoard returns an empty board.
func NewBoard() *Board {
	b := &Board{}
	b.seen.init()
	return b
}

// Post puts a message at both ends.
func (b *Board) Post(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := &line{text: text}
	l.next = b.newest
	b.newest = l // want slicegrow medium "Board.newest"
	b.append(&line{text: text})
	b.seen.add(text)
	b.words = b.words.with(text) // want slicegrow medium "Board.words"
}

func (b *Board) append(l *line) {
	if b.last == nil {
		b.oldest, b.last = l, l
		return
	}
	b.last.next = l // want slicegrow medium "Board.oldest"
	b.last = l
}

// word is a node of a tree.
type word struct {
	text        string
	less, later *word
}

func (w *word) with(text string) *word {
	switch {
	case w == nil:
		return &word{text: text}
	case text < w.text:
		w.less = w.less.with(text)
	case text > w.text:
		w.later = w.later.with(text)
	}
	return w
}

func (w *word) count() int {
	if w == nil {
		return 0
	}
	return 1 + w.less.count() + w.later.count()
}

// ServeHTTP takes a message, or answers with all.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		b.Post(r.FormValue("text"))
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	var out strings.Builder
	for l := b.newest; l != nil; l = l.next {
		out.WriteString(l.text)
	}
	for l := b.oldest; l != nil; l = l.next {
		out.WriteString(l.text)
	}
	b.seen.each(func(s string) { out.WriteString(s) })
	w.Header().Set("X-Words", strings.Repeat(".", b.words.count()))
	_, _ = w.Write([]byte(out.String()))
}

// Serve serves a board.
func Serve(addr string) error { return http.ListenAndServe(addr, NewBoard()) }
