// Package capturedkeys has handlers that capture a map and what they make keys of, which is another one at
// each request.
package capturedkeys

import (
	"crypto/rand"
	"net/http"
	"sync"
)

// Tickets gives each request a ticket.
func Tickets() http.Handler {
	var mu sync.Mutex
	given := map[string]string{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		given[rand.Text()] = r.RemoteAddr // want mapgrow medium "given gains an entry"
	})
}

// Numbers gives each request a number.
func Numbers() http.Handler {
	var mu sync.Mutex
	last, callers := 0, map[int]string{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		last++
		callers[last] = r.RemoteAddr // want mapgrow medium "callers gains an entry"
	})
}
