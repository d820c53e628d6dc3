// Package thrownaway gives whoever subscribes a function that ends that, which nobody takes.
package thrownaway

import (
	"net/http"
	"slices"
	"sync"
)

type sub struct{ path string }

type bus struct {
	mu   sync.Mutex
	subs []*sub
	more []*sub
}

func (b *bus) add(s *sub) (remove func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subs = append(b.subs, s) // want slicegrow medium "bus.subs"
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.subs = slices.DeleteFunc(b.subs, func(o *sub) bool { return o == s })
	}
}

func (b *bus) extra(s *sub) (int, func()) {
	b.more = append(b.more, s) // want slicegrow medium "bus.more"
	return len(b.more), func() {
		b.more = slices.DeleteFunc(b.more, func(o *sub) bool { return o == s })
	}
}

func (b *bus) helped(s *sub) func() { return b.add(s) }

// Serve serves a bus.
func Serve(addr string) error {
	b := &bus{}
	http.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) {
		defer b.helped(&sub{r.URL.Path})
		n, _ := b.extra(&sub{r.URL.Path}) // want resourcegrow medium "Serve"
		_ = n
	})
	return http.ListenAndServe(addr, nil)
}
