// Package endforgets has objects with a goroutine that their end ends as well.
package endforgets

import (
	"errors"
	"io"
	"net/http"
)

// Upload is written to and either sent or given up.
type Upload struct {
	to   *io.PipeWriter
	done chan error
	over bool
}

// Begin begins an upload.
func Begin(put func(io.Reader) error) *Upload {
	from, to := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- put(from)
	}()
	return &Upload{to: to, done: done}
}

// Write adds to it.
func (u *Upload) Write(p []byte) (int, error) { return u.to.Write(p) }

// Send waits until all has been put.
func (u *Upload) Send() error {
	u.over = true
	u.to.Close()
	return <-u.done
}

// Close gives it up where it was not sent.
func (u *Upload) Close() error {
	if !u.over {
		u.to.CloseWithError(errors.New("given up"))
	}
	return nil
}

// batch gathers rows, which a goroutine of its own takes.
type batch struct {
	rows chan string
	done chan struct{}
}

func newBatch(sink func(string)) *batch {
	b := &batch{rows: make(chan string), done: make(chan struct{})}
	go b.drain(sink)
	return b
}

func (b *batch) drain(sink func(string)) {
	defer close(b.done)
	for r := range b.rows {
		sink(r)
	}
}

func (b *batch) add(r string) { b.rows <- r }

func (b *batch) commit() {
	close(b.rows)
	<-b.done
}

// Close does the same.
func (b *batch) Close() { b.commit() }

// Import ends its own.
func Import(sink func(string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		b := newBatch(sink)
		defer b.Close()
		for _, v := range r.URL.Query()["row"] {
			b.add(v)
		}
	}
}

// sheet is never closed without having been committed.
type sheet struct {
	rows chan string
	name string
}

func newSheet(sink func(string)) *sheet {
	s := &sheet{rows: make(chan string)}
	go func() {
		for r := range s.rows {
			sink(r)
		}
	}()
	return s
}

func (s *sheet) commit() { close(s.rows) }

// Close forgets the name alone.
func (s *sheet) Close() { s.name = "" }

// Print commits and closes.
func Print(sink func(string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s := newSheet(sink)
		for _, v := range r.URL.Query()["row"] {
			s.rows <- v
		}
		s.commit()
		s.Close()
	}
}

// feed has a second word, which its end says.
type feed struct{ in, quit chan string }

func newFeed(out func(string)) *feed {
	f := &feed{in: make(chan string), quit: make(chan string)}
	go func() {
		for {
			select {
			case s, ok := <-f.in:
				if !ok {
					return
				}
				out(s)
			case <-f.quit:
				return
			}
		}
	}()
	return f
}

func (f *feed) flush() { close(f.in) }

// Close ends it.
func (f *feed) Close() { close(f.quit) }

// Follow closes what it has made.
func Follow(out func(string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		f := newFeed(out)
		defer f.Close()
		if r.URL.Path == "/all" {
			f.flush()
		}
	}
}
