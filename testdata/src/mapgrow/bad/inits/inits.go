// Package inits registers handlers in its functions init, beside tables that its variables fill.
package inits

import (
	"net/http"
	"os"
	"sync"
)

func each(names []string, f func(string)) int {
	for _, n := range names {
		f(n)
	}
	return len(names)
}

var (
	known = map[string]bool{}
	_     = each(os.Environ(), func(name string) { known[name] = true })
)

var (
	mu   sync.Mutex
	seen = map[string]int{}
)

func init() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		seen[r.RemoteAddr]++ // want mapgrow high "seen"
	})
}

func init() {
	http.HandleFunc("/known", func(w http.ResponseWriter, r *http.Request) {
		if !known[r.FormValue("name")] {
			http.NotFound(w, r)
		}
	})
}
