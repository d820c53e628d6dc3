// Package leases gives leases for a time, and gives them back under another name than it has taken them.
package leases

import (
	"net/http"
	"sync"
	"time"
)

// Desk has leases.
type Desk struct {
	mu    sync.Mutex
	until map[string]time.Time
}

// NewDesk has none.
func NewDesk() *Desk { return &Desk{until: map[string]time.Time{}} }

func (d *Desk) take(name string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if t, ok := d.until["desk/"+name]; ok && time.Now().Before(t) {
		return false
	}
	d.until["desk/"+name] = time.Now().Add(time.Minute) // want cachegrow medium "its key has another form"
	return true
}

func (d *Desk) giveBack(name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.until, name)
}

// Work does something while it has the lease.
func (d *Desk) Work(name string) int {
	if d.take(name) {
		defer d.giveBack(name)
		return len(name)
	}
	return 0
}

// ServeHTTP works for a client.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if d.Work(r.FormValue("name")) == 0 {
		w.WriteHeader(http.StatusConflict)
	}
}

type page struct {
	text string
	last time.Time
}

// Pages are swept; when a page was written nobody has noted.
type Pages struct {
	mu    sync.Mutex
	pages map[string]page
}

// Sweep drops what is old.
func (p *Pages) Sweep(every time.Duration) {
	for range time.Tick(every) {
		p.mu.Lock()
		for name, at := range p.pages {
			if !at.last.IsZero() && time.Since(at.last) > time.Hour {
				delete(p.pages, name)
			}
		}
		p.mu.Unlock()
	}
}

// ServeHTTP writes a page.
func (p *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[r.URL.Path] = page{text: r.FormValue("text")} // want cachegrow medium "it runs only if last is set, and no analyzed code sets it"
}

// NewPages are swept each minute.
func NewPages() *Pages {
	p := &Pages{pages: map[string]page{}}
	go p.Sweep(time.Minute)
	return p
}
