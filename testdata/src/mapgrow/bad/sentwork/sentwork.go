// Package sentwork has one goroutine that owns what others change by sending it functions.
package sentwork

import "net/http"

// book is one goroutine's own.
type book struct{ entries table[string] }

type table[K comparable] struct{ rows map[K]int }

func (t *table[K]) add(k K) { t.rows[k]++ } // want mapgrow medium "table.rows gains"

// Clerk keeps a book.
type Clerk struct{ work chan func(*book) }

// NewClerk starts to work.
func NewClerk() *Clerk {
	c := &Clerk{work: make(chan func(*book))}
	go c.run()
	return c
}

func (c *Clerk) run() {
	b := &book{entries: table[string]{rows: map[string]int{}}}
	for do := range c.work {
		do(b)
	}
}

// ServeHTTP has an entry made.
func (c *Clerk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	select {
	case c.work <- func(b *book) { b.entries.add(name) }:
	case <-r.Context().Done():
	}
}
