// Package roombeside makes room in a table for whatever comes in, by each of its ways, and
// empties a second one by the length of a third, which gains what the second does.
package roombeside

import "net/http"

const most = 100

type table struct {
	pages map[string]string
	last  []string
	marks map[string]int
	named map[string]int
}

func (t *table) enter(path, text string) {
	t.pages[path] = text
	t.last = append(t.last[max(0, len(t.last)-most):], path)
}

func (t *table) isFull() bool { return len(t.pages) >= most }

func (t *table) makeRoom() {
	if t.isFull() {
		delete(t.pages, t.last[0])
	}
}

func (t *table) put(path, text string) {
	t.makeRoom()
	t.enter(path, text)
}

func (t *table) prefetch(path string) {
	if _, ok := t.pages[path]; !ok {
		t.makeRoom()
		t.enter(path, "")
	}
}

// hint keeps a page for which there is room.
func (t *table) hint(path string) {
	if !t.isFull() {
		t.enter(path, "")
	}
}

func (t *table) crowded() bool { return t.named != nil && len(t.named) > most }

func (t *table) mark(path, name string) {
	if t.crowded() {
		clear(t.marks)
		clear(t.named)
	}
	t.marks[path]++
	t.named[path+name]++
}

// Site serves pages.
type Site struct{ t *table }

// NewSite makes a site.
func NewSite() *Site {
	return &Site{t: &table{pages: map[string]string{}, marks: map[string]int{}, named: map[string]int{}}}
}

// ServeHTTP shows a page.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.t.mark(r.URL.Path, r.FormValue("name"))
	for _, next := range r.Form["next"] {
		s.t.prefetch(next)
	}
	s.t.put(r.URL.Path, r.FormValue("text"))
	_, _ = w.Write([]byte(s.t.pages[r.URL.Path]))
}

// Later takes hints of what will be asked for.
func (s *Site) Later(w http.ResponseWriter, r *http.Request) {
	for _, path := range r.Form["later"] {
		s.t.hint(path)
	}
}
