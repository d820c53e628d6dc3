// Package askedreset keeps lists that are emptied: one only when an administrator asks
// for that, the other whenever it is sent.
package askedreset

import (
	"net/http"
	"sync"
	"time"
)

// Journal has what happened.
type Journal struct {
	mu     sync.Mutex
	events []string
	unsent []string
}

// Serve serves, and sends what is new each minute.
func (j *Journal) Serve(addr string, send func([]string)) error {
	go func() {
		for range time.Tick(time.Minute) {
			j.mu.Lock()
			send(j.unsent)
			j.unsent = nil
			j.mu.Unlock()
		}
	}()
	http.HandleFunc("/reset", j.reset)
	http.HandleFunc("/", j.visit)
	return http.ListenAndServe(addr, nil)
}

func (j *Journal) visit(w http.ResponseWriter, r *http.Request) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.events = append(j.events, r.URL.Path) // want slicegrow medium "Journal.events"
	j.unsent = append(j.unsent, r.URL.Path)
}

func (j *Journal) reset(w http.ResponseWriter, r *http.Request) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.events = nil
}

// Count is how much happened.
func (j *Journal) Count() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return len(j.events)
}
