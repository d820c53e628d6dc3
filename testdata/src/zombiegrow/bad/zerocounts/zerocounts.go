// Package zerocounts counts the requests under way for each address, down to zero.
package zerocounts

import (
	"net"
	"net/http"
	"sync"
)

// Busy limits requests under way.
type Busy struct {
	mu      sync.Mutex
	max     int64
	byAddr  map[string]int64
	byToken map[string]int64
	next    http.Handler
}

// NewBusy returns a limit before next.
func NewBusy(max int64, next http.Handler) *Busy {
	return &Busy{max: max, byAddr: map[string]int64{}, byToken: map[string]int64{}, next: next}
}

// ServeHTTP implements http.Handler.
func (b *Busy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	token := r.Header.Get("Authorization")
	if !b.acquire(host, token) {
		http.Error(w, "busy", http.StatusTooManyRequests)
		return
	}
	defer b.release(host, token)
	b.next.ServeHTTP(w, r)
}

func (b *Busy) acquire(host, token string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.byAddr[host] >= b.max || b.byToken[token] >= b.max {
		return false
	}
	b.byAddr[host]++ // want zombiegrow medium "Busy.byAddr"
	b.byToken[token]++
	return true
}

func (b *Busy) release(host, token string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.byAddr[host]--
	b.byToken[token]--
	if b.byToken[token] <= 0 {
		delete(b.byToken, token)
	}
}
