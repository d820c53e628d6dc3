// Package inserted puts elements into the middle of lists.
package inserted

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"
)

type mark[K cmp.Ordered] struct {
	key  K
	seen time.Time
}

// ranks is a list in order.
type ranks[K cmp.Ordered] struct {
	mu   sync.Mutex
	list []mark[K]
}

func (r *ranks[K]) see(key K) {
	r.mu.Lock()
	defer r.mu.Unlock()
	at, found := slices.BinarySearchFunc(r.list, key, func(m mark[K], k K) int { return cmp.Compare(m.key, k) })
	if found {
		r.list[at].seen = time.Now()
		return
	}
	r.list = slices.Insert(r.list, at, mark[K]{key, time.Now()}) // want slicegrow medium "ranks.list grows in .*see"
}

var (
	headers []string
	lock    sync.Mutex
)

func note(h http.Header) {
	lock.Lock()
	defer lock.Unlock()
	headers = slices.AppendSeq(slices.Grow(headers, len(h)), maps.Keys(h)) // want slicegrow medium "headers grows in note"
}

// Serve answers at an address.
func Serve(addr string) error {
	r := &ranks[string]{}
	return http.ListenAndServe(addr, http.HandlerFunc(func(_ http.ResponseWriter, req *http.Request) {
		r.see(req.RemoteAddr)
		note(req.Header)
	}))
}
