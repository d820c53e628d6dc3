// Package turnedagain has timers that each turn sets anew, as long as a table has what they are for.
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
	time.AfterFunc(time.Minute, func() {
		if w.has(p) {
			p.look()
			w.turn(p)
		}
	})
}

func (w *Watch) has(p *page) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.pages[p.url] == p
}

func (p *page) look() {
	resp, err := http.Head(p.url)
	if err != nil {
		return
	}
	resp.Body.Close()
	p.last = resp.StatusCode
}
