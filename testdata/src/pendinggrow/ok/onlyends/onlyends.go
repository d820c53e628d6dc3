// Package onlyends knows that the end of a context is told by a close.
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
	b.readers[r.RemoteAddr] = news
	b.mu.Unlock()
	go func() {
		if _, more := <-r.Context().Done(); !more {
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
