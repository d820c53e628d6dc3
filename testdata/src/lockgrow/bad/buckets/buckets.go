// Package buckets limits the rate of each address by a token bucket.
package buckets

import (
	"net"
	"net/http"
	"sync"
	"time"
)

type bucket struct {
	mu     sync.Mutex
	tokens float64
	last   time.Time
}

func (b *bucket) take(rate, burst float64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	b.tokens = min(burst, b.tokens+now.Sub(b.last).Seconds()*rate)
	b.last = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}

// Limit is middleware.
type Limit struct {
	next http.Handler

	mu     sync.RWMutex
	byAddr map[string]*bucket
	byVerb map[string]*bucket
}

// NewLimit returns a limit before next.
func NewLimit(next http.Handler) *Limit {
	l := &Limit{next: next, byAddr: map[string]*bucket{}, byVerb: map[string]*bucket{}}
	for _, v := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
		l.byVerb[v] = &bucket{tokens: 100}
	}
	return l
}

// ServeHTTP implements http.Handler.
func (l *Limit) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if b := l.verb(r.Method); b == nil || !b.take(100, 100) || !l.addr(host).take(5, 10) {
		http.Error(w, "slow down", http.StatusTooManyRequests)
		return
	}
	l.next.ServeHTTP(w, r)
}

func (l *Limit) verb(name string) *bucket {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.byVerb[name]
}

func (l *Limit) addr(host string) *bucket {
	l.mu.Lock()
	defer l.mu.Unlock()
	if b, ok := l.byAddr[host]; ok {
		return b
	}
	b := &bucket{tokens: 10, last: time.Now()}
	l.byAddr[host] = b // want lockgrow medium "Limit.byAddr"
	return b
}
