// Package madebyvalue reads rules for each request into what a small function gives by value.
package madebyvalue

import (
	"net/http"
	"strings"
	"sync"
)

// Ops are set on headers.
type Ops struct {
	mu  sync.Mutex
	Set map[string]string
}

// NewOps returns none.
func NewOps() *Ops { return &Ops{} }

// Reply is what is set on headers of replies.
type Reply struct {
	*Ops
	Late bool
}

// ServeHTTP sets them.
func (o *Ops) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for k, v := range o.Set {
		w.Header().Set(k, v)
	}
}

// Rule is what is done with a request and its response.
type Rule struct {
	In  *Ops
	Out *Reply
}

// Use sets what is set on requests.
func (r *Rule) Use(o *Ops) { r.In = o }

func note(o *Ops, line string) {
	if line == "" || strings.HasPrefix(line, "#") {
		return
	}
	if o.Set == nil {
		o.Set = map[string]string{}
	}
	k, v, ok := strings.Cut(line, "=")
	if !ok {
		for _, word := range strings.Fields(line) {
			o.Set[word] = ""
		}
		return
	}
	o.Set[k] = v
}

// Read reads a rule.
func Read(lines []string) Rule {
	fresh := func() Rule {
		return Rule{Out: &Reply{Ops: NewOps()}}
	}
	rule, other := fresh(), fresh()
	for _, l := range lines {
		if more, ok := strings.CutPrefix(l, "?"); ok {
			note(other.Out.Ops, more)
			continue
		}
		note(rule.Out.Ops, l)
	}
	if len(rule.Out.Set) == 0 {
		return other
	}
	return rule
}

// Check tells what a text would do.
func Check(w http.ResponseWriter, r *http.Request) {
	Read(strings.Split(r.FormValue("text"), "\n")).Out.ServeHTTP(w, r)
}

// Sheet is what a form has asked for.
type Sheet struct {
	words *Words
	title string
}

// Words are counted.
type Words struct {
	mu    sync.Mutex
	count map[string]int
}

// NewWords returns none.
func NewWords() *Words { return &Words{} }

func (w *Words) add(word string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.count == nil {
		w.count = map[string]int{}
	}
	w.count[word]++
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

// Total are the words of all sheets.
func Total(all []Sheet) *Words { return all[0].words }

func newSheet(title string) Sheet {
	if title == "" {
		title = "untitled"
	}
	return Sheet{words: NewWords(), title: title}
}

// Count counts words of a form.
func Count(w http.ResponseWriter, r *http.Request) {
	s := newSheet(r.FormValue("title"))
	for _, word := range r.Form["word"] {
		s.words.add(word)
	}
	w.Write([]byte(s.words.Most()))
}

// Serve serves both.
func Serve(addr string) error {
	http.HandleFunc("/check", Check)
	http.HandleFunc("/count", Count)
	return http.ListenAndServe(addr, nil)
}
