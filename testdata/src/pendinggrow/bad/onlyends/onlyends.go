// Package onlyends takes the end of a context for something that comes.
package onlyends

import (
	"fmt"
	"net/http"
	"sync"
)

// Board shows what its readers are sent.
type Board struct {
	mu      sync.Mutex
	readers map[string]chan string
}

// ServeHTTP sends a reader the news until it leaves.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	news := make(chan string, 8)
	b.mu.Lock()
	b.readers[r.RemoteAddr] = news // want pendinggrow medium "does not remove it when it gives up waiting"
	b.mu.Unlock()
	go func() {
		if _, left := <-r.Context().Done(); left { // a close, and so never
			b.mu.Lock()
			delete(b.readers, r.RemoteAddr)
			b.mu.Unlock()
		}
	}()
	for {
		select {
		case n := <-news:
			fmt.Fprintln(w, n)
		case <-r.Context().Done():
			return
		}
	}
}

// Post sends all readers something.
func (b *Board) Post(n string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.readers {
		select {
		case c <- n:
		default:
		}
	}
}
