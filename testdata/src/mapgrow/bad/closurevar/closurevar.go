// Package closurevar is middleware whose state is a variable that a closure keeps.
package closurevar

import (
	"net/http"
	"sync"
)

// Ration allows a thousand requests for each address.
func Ration(next http.Handler) http.Handler {
	var mu sync.Mutex
	used := map[string]int{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		used[r.RemoteAddr]++ // want mapgrow medium "Ration.used"
		n := used[r.RemoteAddr]
		mu.Unlock()
		if n > 1000 {
			http.Error(w, "enough", http.StatusTooManyRequests)
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
