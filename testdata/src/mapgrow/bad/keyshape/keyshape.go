// Package keyshape grants shared and exclusive holds on volumes; the key under
// which a shared hold is entered is not the one under which it is taken out.
package keyshape

import (
	"net/http"
	"sync"
	"time"
)

type hold struct {
	volume string
	until  time.Time
}

// Desk grants holds.
type Desk struct {
	mu    sync.Mutex
	holds map[string]hold
	books map[string]hold
}

// NewDesk returns a desk without holds.
func NewDesk() *Desk { return &Desk{holds: map[string]hold{}, books: map[string]hold{}} }

// Mux returns the desk's routes.
func (d *Desk) Mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("/share", d.share)
	mux.HandleFunc("/take", d.take)
	mux.HandleFunc("/return", d.giveBack)
	return mux
}

func (d *Desk) share(w http.ResponseWriter, r *http.Request) {
	id, vol := r.FormValue("id"), r.FormValue("volume")
	d.mu.Lock()
	defer d.mu.Unlock()
	d.holds[id+"/"+vol] = hold{vol, time.Now().Add(time.Minute)} // want mapgrow medium "Desk.holds"
	d.books[id] = hold{volume: vol}
}

func (d *Desk) take(w http.ResponseWriter, r *http.Request) {
	id, vol := r.FormValue("id"), r.FormValue("volume")
	d.mu.Lock()
	defer d.mu.Unlock()
	d.holds[id] = hold{vol, time.Now().Add(time.Minute)}
	d.books[id] = hold{volume: vol}
}

func (d *Desk) giveBack(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.books[id]; !ok {
		http.NotFound(w, r)
		return
	}
	delete(d.holds, id)
	delete(d.books, id)
}
