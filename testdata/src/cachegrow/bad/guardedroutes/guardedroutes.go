// Package guardedroutes: a middleware counts the failed logins of an address. What is old goes where
// the same address comes again, or logs in.
package guardedroutes

import (
	"net/http"
	"sync"
	"time"
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
	l.forget(addr, time.Now())
	return len(l.fails[addr]) < l.most
}

func (l *limiter) failed(addr string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.fails[addr] = append(l.fails[addr], time.Now()) // want cachegrow medium "limiter.fails"
}

func (l *limiter) passed(addr string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.fails, addr)
}

// forget takes out what is old of one address.
func (l *limiter) forget(addr string, now time.Time) {
	list := l.fails[addr]
	n := 0
	for ; n < len(list); n++ {
		if now.Sub(list[n]) < time.Hour {
			break
		}
	}
	if n == len(list) {
		delete(l.fails, addr)
		return
	}
	l.fails[addr] = list[n:]
}

// Guard wraps handlers that ask for a password.
func Guard(login func(user, password string) bool) func(http.Handler) http.Handler {
	l := &limiter{fails: map[string][]time.Time{}, most: 5}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
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
			l.passed(r.RemoteAddr)
			next.ServeHTTP(w, r)
		})
	}
}

// Run serves.
func Run(login func(user, password string) bool) error {
	return http.ListenAndServe(":8080", Guard(login)(http.NotFoundHandler()))
}
