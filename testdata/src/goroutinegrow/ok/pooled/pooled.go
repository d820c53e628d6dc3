// Package pooled gives a pool what leaves it again.
package pooled

import (
	"net/http"
	"sync"
	"time"

	"example.com/console/pool"
)

type page struct {
	pool *pool.Pool
	get  func(string) []byte
	mu   sync.Mutex
	seen int
}

// ServeHTTP answers with a page, or after a while without one.
func (p *page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	got := make(chan []byte, 1)
	p.pool.Go(func() {
		got <- p.get(r.URL.Path)
	})
	select {
	case b := <-got:
		_, _ = w.Write(b)
	case <-time.After(time.Second):
	}
}

// Count waits in the pool, which has a limit.
func (p *page) Count(w http.ResponseWriter, r *http.Request) {
	p.pool.Go(func() {
		for range 3 {
			p.mu.Lock()
			p.seen++
			p.mu.Unlock()
			time.Sleep(time.Second)
		}
	})
}

// All gets several pages.
func (p *page) All(w http.ResponseWriter, r *http.Request) {
	got := make(chan []byte)
	names := r.Header["Name"]
	for _, name := range names {
		pool.Go(func() {
			select {
			case got <- p.get(name):
			case <-r.Context().Done():
			}
		})
	}
	for range names {
		select {
		case b := <-got:
			_, _ = w.Write(b)
		case <-r.Context().Done():
			return
		}
	}
}

// Serve serves until it fails.
func Serve(get func(string) []byte) error {
	p := &page{pool: pool.New(4), get: get}
	http.Handle("/", p)
	http.HandleFunc("/count", p.Count)
	http.HandleFunc("/all", p.All)
	return http.ListenAndServe(":8080", nil)
}
