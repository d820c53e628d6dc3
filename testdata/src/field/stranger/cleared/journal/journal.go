// Package journal writes subscription changes to disk in the background.
package journal

import (
	"context"
	"io"
)

// Writer is a journal with a queue of fixed capacity.
type Writer struct {
	out     io.Writer
	backlog chan string
}

// NewWriter returns a journal on out. Run must be running for it to write.
func NewWriter(out io.Writer) *Writer {
	return &Writer{out: out, backlog: make(chan string, 128)}
}

// Append adds a line and reports whether there was room for it.
func (w *Writer) Append(line string) bool {
	select {
	case w.backlog <- line:
		return true
	default:
		return false
	}
}

// Run writes until ctx is over.
func (w *Writer) Run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case line := <-w.backlog:
			if _, err := io.WriteString(w.out, line+"\n"); err != nil {
				return err
			}
		}
	}
}
