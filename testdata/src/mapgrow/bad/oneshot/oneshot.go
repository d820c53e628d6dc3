// Package oneshot has a janitor that works once.
package oneshot

import (
	"net/http"
	"sync"
	"time"
)

// Book keeps codes for a while.
type Book struct {
	mu    sync.Mutex
	codes map[string]time.Time
	pins  map[string]time.Time
}

// NewBook returns a book with a janitor for each of its tables.
func NewBook() *Book {
	b := &Book{codes: map[string]time.Time{}, pins: map[string]time.Time{}}
	go b.tidyCodes()
	go b.tidyPins()
	return b
}

// ServeHTTP keeps the code and the pin of the request.
func (b *Book) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if until, ok := b.codes[r.FormValue("code")]; ok && time.Now().Before(until) {
		w.WriteHeader(http.StatusConflict)
		return
	}
	b.codes[r.FormValue("code")] = time.Now().Add(time.Hour) // want mapgrow medium "Book.codes"
	b.pins[r.FormValue("pin")] = time.Now().Add(time.Hour)
}

// tidyCodes waits for one timer, which nobody sets again.
func (b *Book) tidyCodes() {
	t := time.NewTimer(time.Minute)
	<-t.C
	b.mu.Lock()
	defer b.mu.Unlock()
	for k, until := range b.codes {
		if time.Now().After(until) {
			delete(b.codes, k)
		}
	}
}

func (b *Book) tidyPins() {
	for range time.Tick(time.Minute) {
		b.mu.Lock()
		for k, until := range b.pins {
			if time.Now().After(until) {
				delete(b.pins, k)
			}
		}
		b.mu.Unlock()
	}
}
