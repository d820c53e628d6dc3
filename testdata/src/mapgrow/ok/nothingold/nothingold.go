// Package nothingold cleans by a list of all that came.
package nothingold

import (
	"net/http"
	"sync"
	"time"
)

// Visits tells who came when.
type Visits struct {
	mu   sync.Mutex
	last map[string]time.Time
	old  []string
}

// NewVisits starts to look after them.
func NewVisits() *Visits {
	v := &Visits{last: map[string]time.Time{}}
	go v.clean()
	return v
}

// ServeHTTP notes who asks.
func (v *Visits) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.old = append(v.old, r.RemoteAddr)
	v.last[r.RemoteAddr] = time.Now()
}

func (v *Visits) clean() {
	for range time.Tick(time.Minute) {
		v.mu.Lock()
		for _, who := range v.old {
			delete(v.last, who)
		}
		v.old = nil
		v.mu.Unlock()
	}
}

// Last is when somebody came.
func (v *Visits) Last(who string) time.Time { v.mu.Lock(); defer v.mu.Unlock(); return v.last[who] }
