// Package endforgets has objects with a goroutine that one of their methods ends, and their end does
// not.
package endforgets

import (
	"io"
	"net/http"
)

// Upload is written to and either sent or given up.
type Upload struct {
	to   *io.PipeWriter
	done chan error
	n    int
}

// Begin begins an upload.
func Begin(put func(io.Reader) error) *Upload {
	from, to := io.Pipe()
	done := make(chan error, 1)
	go func() { // want goroutinegrow medium "does not close the other end"
		done <- put(from)
	}()
	return &Upload{to: to, done: done}
}

// Write adds to it.
func (u *Upload) Write(p []byte) (int, error) {
	u.n += len(p)
	return u.to.Write(p)
}

// Send waits until all has been put.
func (u *Upload) Send() error {
	u.to.Close()
	return <-u.done
}

// Close gives it up, or does nothing.
func (u *Upload) Close() error {
	u.n = 0
	return nil
}

// batch gathers rows, which a goroutine of its own takes.
type batch struct {
	rows chan string
	done chan struct{}
	open bool
}

func newBatch(sink func(string)) *batch {
	b := &batch{rows: make(chan string), done: make(chan struct{}), open: true}
	go b.drain(sink) // want goroutinegrow medium "does not"
	return b
}

func (b *batch) drain(sink func(string)) {
	defer close(b.done)
	for r := range b.rows {
		sink(r)
	}
}

func (b *batch) add(r string) { b.rows <- r }

// commit waits until all is written.
func (b *batch) commit() {
	close(b.rows)
	<-b.done
}

// Close gives the batch up.
func (b *batch) Close() { b.open = false }

// Import leaves one behind for each that has a fault.
func Import(sink func(string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		b := newBatch(sink)
		defer b.Close()
		for _, v := range r.URL.Query()["row"] {
			if v == "" {
				http.Error(w, "empty row", http.StatusBadRequest)
				return
			}
			b.add(v)
		}
		b.commit()
	}
}
