// Package closedrain closes itself when a question cannot be put.
package closedrain

import (
	"errors"
	"sync"
)

// ErrClosed is told to those who wait when the asker is closed.
var ErrClosed = errors.New("closed")

type answer struct {
	text string
	err  error
}

// Asker puts questions on a line.
type Asker struct {
	mu   sync.Mutex
	next uint64
	open map[uint64]chan answer
	put  func(uint64, string) error
}

// NewAsker puts by f.
func NewAsker(f func(uint64, string) error) *Asker {
	return &Asker{put: f, open: map[uint64]chan answer{}}
}

// Ask waits for the answer.
func (a *Asker) Ask(text string) (string, error) {
	ch := make(chan answer, 1)
	a.mu.Lock()
	a.next++
	id := a.next
	a.open[id] = ch
	a.mu.Unlock()
	if err := a.put(id, text); err != nil {
		_ = a.Close()
		return "", err
	}
	got := <-ch
	return got.text, got.err
}

// Answer is called with what came.
func (a *Asker) Answer(id uint64, text string) {
	a.mu.Lock()
	ch := a.open[id]
	delete(a.open, id)
	a.mu.Unlock()
	if ch != nil {
		ch <- answer{text: text}
	}
}

// Close tells all who wait.
func (a *Asker) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	for id, ch := range a.open {
		ch <- answer{err: ErrClosed}
		delete(a.open, id)
	}
	return nil
}
