// Package partners has channels of which one side goes before the other has done.
package partners

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"sync"
)

// Store answers when it likes.
type Store interface {
	Load(ctx context.Context, key string) ([]byte, error)
}

var errEmpty = errors.New("empty")

type answer struct {
	data []byte
	err  error
}

// LoadAll returns at the first failure, and those that have not been heard yet stay.
func LoadAll(ctx context.Context, s Store, keys []string) (n int, err error) {
	answers := make(chan answer)
	for _, k := range keys {
		go func() { // want goroutinegrow medium "may return after receiving some of what it sends"
			b, err := s.Load(ctx, k)
			answers <- answer{b, err}
		}()
	}
	for range keys {
		a := <-answers
		if a.err != nil {
			return n, a.err
		}
		n += len(a.data)
	}
	return n, nil
}

// LoadAllWithRoom has a place for each.
func LoadAllWithRoom(ctx context.Context, s Store, keys []string) (n int, err error) {
	answers := make(chan answer, len(keys))
	for _, k := range keys {
		go func() {
			b, err := s.Load(ctx, k)
			answers <- answer{b, err}
		}()
	}
	for range keys {
		a := <-answers
		if a.err != nil {
			return n, a.err
		}
		n += len(a.data)
	}
	return n, nil
}

// Fastest takes the first of what several stores say.
func Fastest(ctx context.Context, key string, stores []Store) []byte {
	first := make(chan []byte)
	for _, s := range stores {
		go tell(ctx, s, key, first) // want goroutinegrow medium "one is started on each iteration of a loop"
	}
	return <-first
}

func tell(ctx context.Context, s Store, key string, to chan<- []byte) {
	b, err := s.Load(ctx, key)
	if err != nil {
		b = nil
	}
	to <- b
}

// FastestWithEnd lets the others go.
func FastestWithEnd(ctx context.Context, key string, stores []Store) []byte {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	first := make(chan []byte)
	for _, s := range stores {
		go func() {
			b, err := s.Load(ctx, key)
			if err != nil {
				b = nil
			}
			select {
			case first <- b:
			case <-ctx.Done():
			}
		}()
	}
	return <-first
}

// Pipe copies both ways and goes with the first that ends.
func Pipe(a, b net.Conn) error {
	ended := make(chan error)
	go func() { // want goroutinegrow medium "2 goroutines send to the same channel"
		_, err := io.Copy(a, b)
		ended <- err
	}()
	go func() {
		_, err := io.Copy(b, a)
		ended <- err
	}()
	return <-ended
}

// PipeBoth waits for both, the second once the connections are closed.
func PipeBoth(a, b net.Conn) error {
	ended := make(chan error)
	go func() {
		_, err := io.Copy(a, b)
		ended <- err
	}()
	go func() {
		_, err := io.Copy(b, a)
		ended <- err
	}()
	err := <-ended
	a.Close()
	b.Close()
	<-ended
	return err
}

// feed gives lines until its source has none.
type feed struct {
	lines chan string
	src   interface{ Next() (string, error) }
}

func (f *feed) run() {
	defer close(f.lines)
	for {
		l, err := f.src.Next()
		if err != nil {
			return
		}
		f.lines <- l
	}
}

// copyTo leaves when the writer fails.
func (f *feed) copyTo(w io.Writer) error {
	for l := range f.lines {
		if _, err := io.WriteString(w, l); err != nil {
			return err
		}
	}
	return nil
}

// Print starts a feed of its own.
func Print(w io.Writer, src interface{ Next() (string, error) }) error {
	f := &feed{lines: make(chan string), src: src}
	go f.run() // want goroutinegrow medium "copyTo may return after receiving some of what it sends"
	return f.copyTo(w)
}

// drained is a feed that is read to its end whatever happens.
type drained struct {
	lines chan string
	src   interface{ Next() (string, error) }
}

func (d *drained) run() {
	defer close(d.lines)
	for {
		l, err := d.src.Next()
		if err != nil {
			return
		}
		d.lines <- l
	}
}

// PrintAll reads on after a failure, for the feed's sake.
func PrintAll(w io.Writer, src interface{ Next() (string, error) }) (err error) {
	d := &drained{lines: make(chan string), src: src}
	go d.run()
	for l := range d.lines {
		if err == nil {
			_, err = io.WriteString(w, l)
		}
	}
	return err
}

// Ask waits for an answer that does not come where the store fails.
func Ask(ctx context.Context, s Store, key string) []byte {
	got := make(chan []byte)
	go func() { // want goroutinegrow medium "may return without sending or closing"
		b, err := s.Load(ctx, key)
		if err != nil {
			log.Print(err)
			return
		}
		got <- b
	}()
	return <-got
}

// AskAnyway gets an answer in any case.
func AskAnyway(ctx context.Context, s Store, key string) []byte {
	got := make(chan []byte)
	go func() {
		defer close(got)
		b, err := s.Load(ctx, key)
		if err != nil {
			log.Print(err)
			return
		}
		got <- b
	}()
	return <-got
}

// Until reads numbers until the last one, which both sides know.
func Until(next func() int) (sum int) {
	numbers := make(chan int)
	go func() {
		for {
			n := next()
			numbers <- n
			if n == 0 {
				return
			}
		}
	}()
	for {
		n := <-numbers
		if n == 0 {
			return sum
		}
		sum += n
	}
}

// Talk says a word and hears one, turn by turn; who hears no word goes.
func Talk(words []string, answer func(string) (string, error)) error {
	say, hear := make(chan string), make(chan string)
	go func() {
		defer close(say)
		for _, w := range words {
			say <- w
			if <-hear == "" {
				return
			}
		}
	}()
	for w := range say {
		a, err := answer(w)
		if err != nil {
			hear <- ""
			return err
		}
		hear <- a
	}
	return nil
}

// Sum has a helper for each half and hears both.
func Sum(halves [2]func() int) int {
	var wg sync.WaitGroup
	sums := make(chan int, 2)
	for _, h := range halves {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sums <- h()
		}()
	}
	wg.Wait()
	return <-sums + <-sums
}
