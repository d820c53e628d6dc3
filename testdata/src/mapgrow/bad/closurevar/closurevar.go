// Package closurevar is middleware whose state is a variable that a closure keeps.
package closurevar

import (
	"net/http"
	"sync"
	"time"
)

// Throttle allows one request a second for each address.
func Throttle(next http.Handler) http.Handler {
	var mu sync.Mutex
	last := map[string]time.Time{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		was := last[r.RemoteAddr]
		last[r.RemoteAddr] = time.Now() // want mapgrow medium "Throttle.last"
		mu.Unlock()
		if time.Since(was) < time.Second {
			http.Error(w, "slow down", http.StatusTooManyRequests)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Exclusive lets one request for a path in at a time.
func Exclusive(next http.Handler) http.Handler {
	var mu sync.Mutex
	busy := map[string]bool{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		mu.Lock()
		if busy[path] {
			mu.Unlock()
			http.Error(w, "busy", http.StatusConflict)
			return
		}
		busy[path] = true
		mu.Unlock()
		defer func() {
			mu.Lock()
			delete(busy, path)
			mu.Unlock()
		}()
		next.ServeHTTP(w, r)
	})
}
