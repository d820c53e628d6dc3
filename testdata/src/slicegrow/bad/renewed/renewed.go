// Package renewed puts the name of a lamp at the end of a list with each signal, and takes it
// out once when the signals have stopped.
package renewed

import (
	"net/http"
	"sync"
	"time"
)

const dark = time.Minute

// Lamps are those that have sent a signal of late.
type Lamps struct {
	mu   sync.Mutex
	lit  map[string]time.Time
	line []string
}

// NewLamps is dark.
func NewLamps() *Lamps { return &Lamps{lit: map[string]time.Time{}} }

// ServeHTTP takes a signal.
func (l *Lamps) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	name := r.URL.Path
	l.line = append(l.line, name) // want slicegrow medium "Lamps.line"
	l.lit[name] = time.Now()
}

// Watch looks after the lamps.
func (l *Lamps) Watch() {
	for range time.Tick(dark) {
		l.mu.Lock()
		for name, at := range l.lit {
			if time.Since(at) > dark {
				delete(l.lit, name)
				l.line = but(l.line, name)
			}
		}
		l.mu.Unlock()
	}
}

// but is a list without one.
func but(list []string, one string) []string {
	var rest []string
	for _, s := range list {
		if s != one {
			rest = append(rest, s)
		}
	}
	return rest
}

// First is the lamp that came first.
func (l *Lamps) First() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.line) == 0 {
		return ""
	}
	return l.line[0]
}
