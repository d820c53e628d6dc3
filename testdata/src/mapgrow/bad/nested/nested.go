// Package nested has maps in maps: a fixed outer level is no bound for the inner one.
package nested

import (
	"net/http"
	"sync"
)

// Desk counts readers by section, and keeps drafts by author and title.
type Desk struct {
	mu       sync.Mutex
	sections map[string]map[string]int
	drafts   map[string]map[string]string
}

// NewDesk makes one inner map for each section; there will be no other section.
func NewDesk() *Desk {
	d := &Desk{sections: map[string]map[string]int{}, drafts: map[string]map[string]string{}}
	for _, s := range []string{"news", "sport", "arts"} {
		d.sections[s] = map[string]int{}
	}
	return d
}

// Mux returns the desk's routes.
func (d *Desk) Mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("/read/{section}", d.read)
	mux.HandleFunc("/draft/{author}/{title}", d.draft)
	mux.HandleFunc("/publish/{author}/{title}", d.publish)
	return mux
}

func (d *Desk) read(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	readers, ok := d.sections[r.PathValue("section")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	readers[r.RemoteAddr]++ // want mapgrow medium "Desk.sections[[][]]"
}

func (d *Desk) draft(w http.ResponseWriter, r *http.Request) {
	author := r.PathValue("author")
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.drafts[author] == nil {
		d.drafts[author] = map[string]string{}
	}
	d.drafts[author][r.PathValue("title")] = r.FormValue("text")
}

func (d *Desk) publish(w http.ResponseWriter, r *http.Request) {
	author, title := r.PathValue("author"), r.PathValue("title")
	d.mu.Lock()
	defer d.mu.Unlock()
	text := d.drafts[author][title]
	delete(d.drafts[author], title)
	if len(d.drafts[author]) == 0 {
		delete(d.drafts, author)
	}
	_, _ = w.Write([]byte(text))
}
