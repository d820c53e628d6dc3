// Package someindexed sweeps by a second map, which it fills beside the first where something succeeds.
package someindexed

import (
	"net/http"
	"strconv"
	"sync"
	"time"
)

// Notes go when their time has come.
type Notes struct {
	mu    sync.Mutex
	text  map[string]string
	until map[string]time.Time
}

// NewNotes sweeps.
func NewNotes() *Notes {
	n := &Notes{text: map[string]string{}, until: map[string]time.Time{}}
	go n.sweep()
	return n
}

// ServeHTTP takes a note.
func (n *Notes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	key := r.URL.Path
	n.mu.Lock()
	defer n.mu.Unlock()
	n.text[key] = r.FormValue("text") // want mapgrow medium "Notes.text gains .*removes only .*still holds"
	hours, err := strconv.Atoi(r.FormValue("hours"))
	if err == nil {
		n.until[key] = time.Now().Add(time.Duration(hours) * time.Hour)
	}
}

func (n *Notes) sweep() {
	for now := range time.Tick(time.Minute) {
		n.mu.Lock()
		for key, at := range n.until {
			if at.Before(now) {
				delete(n.text, key)
				delete(n.until, key)
			}
		}
		n.mu.Unlock()
	}
}
