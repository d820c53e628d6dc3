// want queuegrow|slicegrow Writer.backlog medium

// Package journal writes subscription changes to disk in the background.
package journal

import (
	"container/list"
	"context"
	"io"
	"sync"
)

// Writer is a journal.
type Writer struct {
	out     io.Writer
	mu      sync.Mutex
	backlog *list.List
	wake    chan struct{}
}

// NewWriter returns a journal on out. Run must be running for it to write.
func NewWriter(out io.Writer) *Writer {
	return &Writer{out: out, backlog: list.New(), wake: make(chan struct{}, 1)}
}

// Append adds a line.
func (w *Writer) Append(line string) {
	w.mu.Lock()
	w.backlog.PushBack(line)
	w.mu.Unlock()
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// Run writes until ctx is over.
func (w *Writer) Run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-w.wake:
		}
		for {
			line, ok := w.next()
			if !ok {
				break
			}
			if _, err := io.WriteString(w.out, line+"\n"); err != nil {
				return err
			}
		}
	}
}

func (w *Writer) next() (string, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	front := w.backlog.Front()
	if front == nil {
		return "", false
	}
	return w.backlog.Remove(front).(string), true
}
