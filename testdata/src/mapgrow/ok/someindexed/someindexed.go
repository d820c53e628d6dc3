// Package someindexed sweeps by a second map of the same keys, which it fills beside the first.
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
	n.text[key] = r.FormValue("text")
	hours, err := strconv.Atoi(r.FormValue("hours"))
	if err != nil {
		delete(n.text, key)
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	n.until[key] = time.Now().Add(time.Duration(hours) * time.Hour)
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

// Locks are opened in time.
type Locks struct {
	mu   sync.Mutex
	who  map[string]string
	till map[string]time.Time
}

// NewLocks sweeps.
func NewLocks() *Locks {
	l := &Locks{who: map[string]string{}, till: map[string]time.Time{}}
	go func() {
		for now := range time.Tick(time.Second) {
			l.mu.Lock()
			for key, at := range l.till {
				if at.Before(now) {
					delete(l.who, key)
					delete(l.till, key)
				}
			}
			l.mu.Unlock()
		}
	}()
	return l
}

// Take locks for as long as is asked for, and an hour if that is not understood.
func (l *Locks) Take(key, by, d string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.who[key] = by
	for_, err := time.ParseDuration(d)
	if err != nil {
		for_ = time.Hour
	}
	l.till[key] = time.Now().Add(for_)
}
