// Package atomicswap has an atomic pointer to an object beside which another one stays.
package atomicswap

import (
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

type all struct {
	mu sync.Mutex
	by map[string]int
}

func (t *all) add(who string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.by[who]++ // want mapgrow high "all.by gains an entry"
}

// Book has a page that is turned each hour, and a total.
type Book struct {
	page  atomic.Pointer[all]
	total *all
}

// NewBook turns the pages.
func NewBook() *Book {
	b := &Book{total: &all{by: map[string]int{}}}
	b.page.Store(&all{by: map[string]int{}})
	go func() {
		for range time.Tick(time.Hour) {
			b.page.Store(&all{by: map[string]int{}})
		}
	}()
	return b
}

// ServeHTTP counts who asks, on the page and in all.
func (b *Book) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	b.page.Load().add(r.RemoteAddr)
	b.total.add(r.RemoteAddr)
}
