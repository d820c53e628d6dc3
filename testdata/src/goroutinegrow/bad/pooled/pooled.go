// Package pooled gives a pool what stays in it.
package pooled

import (
	"context"
	"net/http"
	"time"

	"example.com/console/pool"
)

type page struct {
	pool *pool.Pool
	get  func(string) []byte
}

// ServeHTTP answers with a page, or after a while without one.
func (p *page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	got := make(chan []byte)
	p.pool.Go(func() { // want goroutinegrow medium "may take another case of its select and return without receiving what it sends"
		got <- p.get(r.URL.Path)
	})
	select {
	case b := <-got:
		_, _ = w.Write(b)
	case <-time.After(time.Second):
	}
}

// All gets several pages and leaves with the first that is empty.
func (p *page) All(ctx context.Context, w http.ResponseWriter, names []string) {
	got := make(chan []byte)
	for _, name := range names {
		pool.Go(func() { // want goroutinegrow medium "one is started on each iteration of a loop"
			got <- p.get(name)
		})
	}
	_, _ = w.Write(<-got)
}

// Serve serves until it fails.
func Serve(get func(string) []byte) error {
	p := &page{pool.New(4), get}
	http.Handle("/", p)
	http.HandleFunc("/all", func(w http.ResponseWriter, r *http.Request) { p.All(r.Context(), w, r.Header["Name"]) })
	return http.ListenAndServe(":8080", nil)
}
