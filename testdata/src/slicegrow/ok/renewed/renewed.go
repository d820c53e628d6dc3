// Package renewed puts the name of a lamp into a list when it is not there, and the number of a
// parcel, of which each has its own.
package renewed

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

const dark = time.Minute

// Lamps are those that have sent a signal of late.
type Lamps struct {
	mu   sync.Mutex
	lit  map[string]time.Time
	line []string

	parcels map[int]time.Time
	belt    []int
	next    int
}

// NewLamps is dark.
func NewLamps() *Lamps { return &Lamps{lit: map[string]time.Time{}, parcels: map[int]time.Time{}} }

// ServeHTTP takes a signal.
func (l *Lamps) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	name := r.URL.Path
	if !slices.Contains(l.line, name) {
		l.line = append(l.line, name)
	}
	l.lit[name] = time.Now()
	l.next++
	l.belt = append(l.belt, l.next)
	l.parcels[l.next] = time.Now()
}

// Watch looks after the lamps and the parcels.
func (l *Lamps) Watch() {
	for range time.Tick(dark) {
		l.mu.Lock()
		for name, at := range l.lit {
			if time.Since(at) > dark {
				delete(l.lit, name)
				l.line = slices.DeleteFunc(l.line, func(s string) bool { return s == name })
			}
		}
		for n, at := range l.parcels {
			if time.Since(at) > dark {
				delete(l.parcels, n)
				l.belt = slices.DeleteFunc(l.belt, func(m int) bool { return m == n })
			}
		}
		l.mu.Unlock()
	}
}
