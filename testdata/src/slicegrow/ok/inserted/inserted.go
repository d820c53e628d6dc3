// Package inserted puts elements into the middle of lists that do not get longer than they may.
package inserted

import (
	"net/http"
	"slices"
	"sync"
)

// best has the hundred highest.
type best struct {
	mu   sync.Mutex
	list []int
}

func (b *best) offer(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	at, _ := slices.BinarySearch(b.list, n)
	b.list = slices.Insert(b.list, at, n)
	if len(b.list) > 100 {
		b.list = slices.Delete(b.list, 0, 1)
	}
}

// here has those that are connected, in order.
type here struct {
	mu   sync.Mutex
	list []string
}

func (h *here) enter(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	at, found := slices.BinarySearch(h.list, name)
	if !found {
		h.list = slices.Insert(h.list, at, name)
	}
}

func (h *here) leave(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if at, found := slices.BinarySearch(h.list, name); found {
		h.list = slices.Delete(h.list, at, at+1)
	}
}

// Serve answers at an address.
func Serve(addr string) error {
	b, h := &best{}, &here{}
	return http.ListenAndServe(addr, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		h.enter(r.RemoteAddr)
		defer h.leave(r.RemoteAddr)
		b.offer(int(r.ContentLength))
	}))
}
