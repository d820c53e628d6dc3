// Package turnedagain has timers that each turn sets anew, for what is taken out of a table and forgotten.
package turnedagain

import (
	"net/http"
	"sync"
	"time"
)

// page is looked at again and again.
type page struct {
	url  string
	last int
}

// Watch looks at pages for whoever names them.
type Watch struct {
	mu    sync.Mutex
	pages map[string]*page
}

// Add begins to look at a page, if nobody does.
func (w *Watch) Add(url string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.pages[url] != nil {
		return
	}
	p := &page{url: url}
	w.pages[url] = p
	w.turn(p)
}

// Drop forgets a page.
func (w *Watch) Drop(url string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.pages, url)
}

func (w *Watch) turn(p *page) {
	time.AfterFunc(time.Minute, func() { // want goroutinegrow medium "turn again each time, and nothing stops it"
		p.look()
		w.turn(p)
	})
}

func (p *page) look() {
	resp, err := http.Head(p.url)
	if err != nil {
		return
	}
	resp.Body.Close()
	p.last = resp.StatusCode
}
