// Package unstarted has two tables with a janitor each; one janitor is started.
package unstarted

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type cell struct {
	text  string
	until time.Time
}

type aging struct {
	mu    sync.Mutex
	cells map[string]cell
}

func (a *aging) get(key string, now time.Time) (string, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	c, ok := a.cells[key]
	return c.text, ok && now.Before(c.until)
}

func (a *aging) put(key, text string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.cells[key] = cell{text, time.Now().Add(time.Minute)} // want cachegrow medium "aging.cells"
}

// tend would drop old cells, if it were started.
func (a *aging) tend(ctx context.Context) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-t.C:
			a.mu.Lock()
			for key, c := range a.cells {
				if now.After(c.until) {
					delete(a.cells, key)
				}
			}
			a.mu.Unlock()
		}
	}
}

type tended struct {
	mu    sync.Mutex
	cells map[string]cell
}

func (d *tended) put(key, text string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.cells[key] = cell{text, time.Now().Add(time.Minute)}
}

func (d *tended) tend(ctx context.Context) {
	for ctx.Err() == nil {
		time.Sleep(time.Minute)
		d.mu.Lock()
		for key, c := range d.cells {
			if time.Now().After(c.until) {
				delete(d.cells, key)
			}
		}
		d.mu.Unlock()
	}
}

// Site answers from what it has.
type Site struct {
	pages aging
	links tended
}

// NewSite starts what it needs.
func NewSite(ctx context.Context) *Site {
	s := &Site{pages: aging{cells: map[string]cell{}}, links: tended{cells: map[string]cell{}}}
	go s.links.tend(ctx)
	return s
}

// ServeHTTP implements http.Handler.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, ok := s.pages.get(r.URL.Path, time.Now())
	if !ok {
		text = r.Host + r.URL.Path
		s.pages.put(r.URL.Path, text)
		s.links.put(r.Referer(), text)
	}
	_, _ = w.Write([]byte(text))
}
