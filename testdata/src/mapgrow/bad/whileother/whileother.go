// Package main ages a map only while another one has entries, which also go on their own.
package main

import (
	"net/http"
	"sync"
)

type desk struct {
	mu    sync.Mutex
	open  map[string]bool
	notes map[string]string
}

func (d *desk) ServeHTTP(_ http.ResponseWriter, q *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	id := q.FormValue("id")
	switch q.Method {
	case http.MethodPost:
		d.start(id)
	case http.MethodDelete:
		d.stop(id)
	default:
		d.tidy(id)
	}
}

func (d *desk) start(id string) {
	d.open[id] = true
	d.notes[id] = "new" // want mapgrow medium "deletes the key from desk.open but not from desk.notes"
}

func (d *desk) stop(id string) { delete(d.open, id) }

func (d *desk) tidy(id string) {
	if len(d.open) != 0 {
		delete(d.notes, id)
	}
}

func main() {
	_ = http.ListenAndServe(":8080", &desk{open: map[string]bool{}, notes: map[string]string{}})
}
