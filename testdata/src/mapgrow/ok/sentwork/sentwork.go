// Package sentwork has one goroutine to which others send functions, each of which is given a page of its
// own.
package sentwork

import "net/http"

type page struct{ entries table[string] }

type table[K comparable] struct{ rows map[K]int }

func (t *table[K]) add(k K) { t.rows[k]++ }

// Clerk writes pages.
type Clerk struct {
	work chan func(*page)
	seen int
}

// NewClerk starts to work.
func NewClerk() *Clerk {
	c := &Clerk{work: make(chan func(*page))}
	go c.run()
	return c
}

func (c *Clerk) run() {
	for do := range c.work {
		p := &page{entries: table[string]{rows: map[string]int{}}}
		do(p)
		c.seen += len(p.entries.rows)
	}
}

// ServeHTTP has entries made.
func (c *Clerk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	names := r.URL.Query()["name"]
	select {
	case c.work <- func(p *page) {
		for _, name := range names {
			p.entries.add(name)
		}
	}:
	case <-r.Context().Done():
	}
}
