// Package senderage forgets letters by the day that stands on them, and calls by its own clock.
package senderage

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

type letter struct {
	From string
	Day  int64
}

type call struct {
	from string
	at   int64
}

// Desk keeps letters and calls that nobody has answered.
type Desk struct {
	mu      sync.Mutex
	letters map[string]*letter
	calls   map[string]*call
}

// NewDesk returns a desk that is cleared each hour.
func NewDesk() *Desk {
	d := &Desk{letters: map[string]*letter{}, calls: map[string]*call{}}
	go func() {
		for now := range time.Tick(time.Hour) {
			d.clear(now.Unix())
		}
	}()
	return d
}

// Post takes a letter.
func (d *Desk) Post(w http.ResponseWriter, r *http.Request) {
	in := new(letter)
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<10)).Decode(in); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.letters[in.From] = in // want mapgrow medium "Desk.letters"
}

// Call takes a call.
func (d *Desk) Call(w http.ResponseWriter, r *http.Request) {
	c := &call{from: r.FormValue("from"), at: time.Now().Unix()}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.calls[c.from] = c
}

// Answer takes a letter and a call away.
func (d *Desk) Answer(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.letters, r.FormValue("from"))
	delete(d.calls, r.FormValue("from"))
}

func (d *Desk) clear(now int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for from, l := range d.letters {
		if now-l.Day > 86400 {
			delete(d.letters, from)
		}
	}
	for from, c := range d.calls {
		if now-c.at > 86400 {
			delete(d.calls, from)
		}
	}
}
