// Package atomicswap counts in objects that atomic pointers have, each of which gives way to a fresh one.
package atomicswap

import (
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

type tally struct {
	mu sync.Mutex
	by map[string]int
}

func newTally() *tally { return &tally{by: map[string]int{}} }

func (t *tally) add(who string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.by[who]++
}

// Counter reports what it has counted each minute, and begins again.
type Counter struct{ now atomic.Pointer[tally] }

// NewCounter counts.
func NewCounter(report func(int)) *Counter {
	c := &Counter{}
	c.now.Store(newTally())
	go func() {
		for range time.Tick(time.Minute) {
			report(len(c.now.Swap(newTally()).by))
		}
	}()
	return c
}

// ServeHTTP counts who asks.
func (c *Counter) ServeHTTP(_ http.ResponseWriter, r *http.Request) { c.now.Load().add(r.RemoteAddr) }

type page struct{ seen, read *tally }

// Book has one page at a time.
type Book struct{ open atomic.Pointer[page] }

// NewBook is open at the first page.
func NewBook() *Book {
	b := &Book{}
	b.open.Store(&page{newTally(), newTally()})
	go func() {
		for range time.Tick(time.Hour) {
			b.turn()
		}
	}()
	return b
}

func (b *Book) turn() { b.open.Store(&page{newTally(), newTally()}) }

// ServeHTTP notes who has seen the page, and who has read it.
func (b *Book) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	p := b.open.Load()
	p.seen.add(r.RemoteAddr)
	if r.Method == http.MethodPost {
		p.read.add(r.RemoteAddr)
	}
}
