// Package guardedrecent: a middleware counts the failed logins of an address, and a cache of the
// addresses that were seen last takes the count out with each that it drops.
package guardedrecent

import (
	"net/http"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
)

// limiter has the times of failures by address.
type limiter struct {
	mu    sync.Mutex
	fails map[string][]time.Time
	most  int
}

func (l *limiter) allow(addr string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := 0
	for _, at := range l.fails[addr] {
		if time.Since(at) < time.Hour {
			n++
		}
	}
	return n < l.most
}

func (l *limiter) failed(addr string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if list := l.fails[addr]; len(list) < l.most {
		l.fails[addr] = append(list, time.Now())
	}
}

func (l *limiter) gone(addr string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.fails, addr)
}

// guard wraps handlers that ask for a password.
func guard(l *limiter, seen *lru.Cache[string, bool], login func(user, password string) bool) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			seen.Add(r.RemoteAddr, true)
			if !l.allow(r.RemoteAddr) {
				http.Error(w, "later", http.StatusTooManyRequests)
				return
			}
			user, password, _ := r.BasicAuth()
			if !login(user, password) {
				l.failed(r.RemoteAddr)
				http.Error(w, "who?", http.StatusUnauthorized)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// Run serves.
func Run(login func(user, password string) bool) error {
	l := &limiter{fails: map[string][]time.Time{}, most: 5}
	seen, err := lru.NewWithEvict(1000, func(addr string, _ bool) { l.gone(addr) })
	if err != nil {
		return err
	}
	return http.ListenAndServe(":8080", guard(l, seen, login)(http.NotFoundHandler()))
}
