// Package chankeys keeps listeners in sets, by the channel or the object that was made for each; who
// gives up leaves it there.
package chankeys

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// Board tells whoever listens.
type Board struct {
	mu    sync.Mutex
	ears  map[chan string]struct{}
	desks map[*desk]bool
}

type desk struct {
	bell chan string
}

// NewBoard has nobody who listens.
func NewBoard() *Board {
	return &Board{ears: map[chan string]struct{}{}, desks: map[*desk]bool{}}
}

// Say tells all.
func (b *Board) Say(s string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for ch := range b.ears {
		select {
		case ch <- s:
		default:
		}
	}
	for d := range b.desks {
		select {
		case d.bell <- s:
		default:
		}
	}
}

func (b *Board) lend() chan string {
	ch := make(chan string, 4)
	b.mu.Lock()
	b.ears[ch] = struct{}{} // want pendinggrow medium "Board.ears gains .*ServeHTTP does not remove it when it gives up waiting"
	b.mu.Unlock()
	return ch
}

func (b *Board) takeBack(ch chan string) {
	b.mu.Lock()
	delete(b.ears, ch)
	b.mu.Unlock()
}

// ServeHTTP writes down what is said.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ch := b.lend()
	for {
		select {
		case s := <-ch:
			if _, err := fmt.Fprintln(w, s); err != nil {
				b.takeBack(ch)
				return
			}
			if s == "closed" {
				b.takeBack(ch)
				return
			}
		case <-r.Context().Done():
			return
		}
	}
}

var errLate = errors.New("nothing was said")

// Next waits for one word, for a while.
func (b *Board) Next(ctx context.Context) (string, error) {
	d := &desk{bell: make(chan string, 1)}
	b.mu.Lock()
	b.desks[d] = true // want pendinggrow medium "Board.desks gains .*Next does not remove it when it gives up waiting"
	b.mu.Unlock()
	select {
	case s := <-d.bell:
		b.mu.Lock()
		delete(b.desks, d)
		b.mu.Unlock()
		return s, nil
	case <-time.After(time.Minute):
		return "", errLate
	}
}
