// Package switchedoff has a structure that is used under a switch only, and the
// switch is off.
package switchedoff

import (
	"log"
	"net/http"
	"sync"
	"time"
)

const tracing = false

var traced = struct {
	sync.Mutex
	at map[string]time.Time
}{at: map[string]time.Time{}}

// Handler traces, or not.
func Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if tracing {
			traced.Lock()
			traced.at[r.RemoteAddr+r.URL.Path] = time.Now()
			traced.Unlock()
		}
		next.ServeHTTP(w, r)
	})
}

// Dump writes what was traced.
func Dump() {
	traced.Lock()
	defer traced.Unlock()
	for k, at := range traced.at {
		log.Print(k, " ", at)
	}
}
