// Package global keeps what handlers learn in package variables.
package global

import (
	"encoding/json"
	"net/http"
	"sync"
)

var (
	mu       sync.Mutex
	agents   = map[string]int{}
	statuses = map[int]string{}
)

func init() {
	for code := 200; code < 600; code++ {
		if text := http.StatusText(code); text != "" {
			statuses[code] = text
		}
	}
}

// Mux returns the routes of the service.
func Mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("/hello", hello)
	mux.HandleFunc("/agents", list)
	return mux
}

func hello(w http.ResponseWriter, r *http.Request) {
	ua := r.UserAgent()
	mu.Lock()
	agents[ua]++ // want mapgrow medium "global.agents"
	n := agents[ua]
	mu.Unlock()
	if n > 100 {
		http.Error(w, statuses[http.StatusTooManyRequests], http.StatusTooManyRequests)
		return
	}
	_, _ = w.Write([]byte("hello\n"))
}

func list(w http.ResponseWriter, _ *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	_ = json.NewEncoder(w).Encode(agents)
}
