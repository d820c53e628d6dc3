// Package waiters tells whoever asks when the state changes.
package waiters

import (
	"context"
	"slices"
	"sync"
)

// Link has a state.
type Link struct {
	mu     sync.Mutex
	state  int
	asking []chan int
	others []chan int
}

// Changed returns a channel that gets the next state.
func (l *Link) Changed() chan int {
	ch := make(chan int, 1)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.add(ch)
	return ch
}

func (l *Link) add(ch chan int) {
	l.asking = append(l.asking, ch) // want slicegrow low-only "stops waiting for what it was given"
}

// tell serves one that asks, the latest.
func (l *Link) tell(state int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if n := len(l.asking); n > 0 {
		l.asking[n-1] <- state
		l.asking = l.asking[:n-1]
	}
	if n := len(l.others); n > 0 {
		l.others[n-1] <- state
		l.others = l.others[:n-1]
	}
}

// Serve follows the states.
func (l *Link) Serve(states <-chan int) {
	for s := range states {
		l.state = s
		l.tell(s)
	}
}

// Fetch asks for the end of the link while it fetches.
func (l *Link) Fetch(ctx context.Context) bool {
	gone := l.Changed()
	select {
	case <-gone:
		return false
	case <-ctx.Done():
		return true
	}
}

// Watch is the look-alike: it takes its channel out again.
func (l *Link) Watch(ctx context.Context) bool {
	gone := make(chan int, 1)
	l.mu.Lock()
	l.others = append(l.others, gone)
	l.mu.Unlock()
	defer l.forget(gone)
	select {
	case <-gone:
		return false
	case <-ctx.Done():
		return true
	}
}

func (l *Link) forget(ch chan int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.others = slices.DeleteFunc(l.others, func(c chan int) bool { return c == ch })
}

// Close ends it.
func (l *Link) Close() {}
