// Package oneshot has a janitor that works once.
package oneshot

import (
	"net/http"
	"sync"
	"time"
)

// Book counts how often a code is used.
type Book struct {
	mu    sync.Mutex
	codes map[string]int
	pins  map[string]int
}

// NewBook returns a book with a janitor for each of its tables.
func NewBook() *Book {
	b := &Book{codes: map[string]int{}, pins: map[string]int{}}
	go b.tidyCodes()
	go b.tidyPins()
	return b
}

// ServeHTTP keeps the code and the pin of the request.
func (b *Book) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.codes[r.FormValue("code")] > 3 {
		w.WriteHeader(http.StatusConflict)
		return
	}
	b.codes[r.FormValue("code")]++ // want mapgrow medium "Book.codes"
	b.pins[r.FormValue("pin")]++
}

// tidyCodes waits for one timer, which nobody sets again.
func (b *Book) tidyCodes() {
	t := time.NewTimer(time.Minute)
	<-t.C
	b.mu.Lock()
	defer b.mu.Unlock()
	clear(b.codes)
}

func (b *Book) tidyPins() {
	for range time.Tick(time.Minute) {
		b.mu.Lock()
		clear(b.pins)
		b.mu.Unlock()
	}
}
