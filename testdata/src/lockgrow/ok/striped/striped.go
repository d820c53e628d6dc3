// Package striped has as many locks as stripes, whatever the keys.
package striped

import (
	"hash/maphash"
	"net/http"
	"sync"
)

const stripes = 256

// Locks is an array of locks.
type Locks struct {
	seed  maphash.Seed
	fixed [stripes]sync.Mutex
	mu    sync.Mutex
	byRow map[uint64]*sync.Mutex
	some  []sync.RWMutex
}

// New returns n more locks.
func New(n int) *Locks {
	return &Locks{seed: maphash.MakeSeed(), byRow: map[uint64]*sync.Mutex{}, some: make([]sync.RWMutex, n)}
}

func (l *Locks) pick(key string) *sync.Mutex {
	return &l.fixed[maphash.String(l.seed, key)%stripes]
}

// row makes locks as they are needed; the mask says how many there can be.
func (l *Locks) row(key string) *sync.Mutex {
	n := maphash.String(l.seed, key) & (stripes - 1)
	l.mu.Lock()
	defer l.mu.Unlock()
	m, ok := l.byRow[n]
	if !ok {
		m = new(sync.Mutex)
		l.byRow[n] = m
	}
	return m
}

// Wrap locks by path, host and address.
func (l *Locks) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := l.pick(r.URL.Path)
		a.Lock()
		defer a.Unlock()
		b := l.row(r.Host)
		b.Lock()
		defer b.Unlock()
		c := &l.some[int(maphash.String(l.seed, r.RemoteAddr)%uint64(len(l.some)))]
		c.RLock()
		defer c.RUnlock()
		next.ServeHTTP(w, r)
	})
}
