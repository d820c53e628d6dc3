// Package handedout has goroutines whose channels are handed out in objects.
package handedout

import (
	"context"
	"time"
)

// Beats tells of each beat, as long as somebody listens.
type Beats struct {
	ctx   context.Context
	every *time.Ticker
	next  chan time.Time
	fails chan error
}

// NewBeats begins with it.
func NewBeats(ctx context.Context, d time.Duration) *Beats {
	b := &Beats{ctx: ctx, every: time.NewTicker(d), next: make(chan time.Time, 1), fails: make(chan error, 1)}
	go b.loop() // want goroutinegrow medium "its sends do not select on the context with which the caller stops it"
	return b
}

func (b *Beats) loop() {
	defer b.every.Stop()
	for {
		select {
		case <-b.ctx.Done():
			return
		case t := <-b.every.C:
			b.next <- t
		}
	}
}

// Next is where they come.
func (b *Beats) Next() <-chan time.Time { return b.next }

// Numbers gives numbers by a method that waits.
type Numbers struct {
	from, step int
	out        chan int
}

// Counting begins to count.
func Counting(ctx context.Context, step int) (*Numbers, error) {
	n := &Numbers{step: step, out: make(chan int)}
	go func() { // want goroutinegrow medium "its sends do not select on the context with which the caller stops it"
		for ctx.Err() == nil {
			n.tell()
			select {
			case <-time.After(time.Second):
			case <-ctx.Done():
			}
		}
	}()
	return n, nil
}

func (n *Numbers) tell() {
	for range 3 {
		n.from += n.step
		n.out <- n.from
	}
}

// Next waits for the next one.
func (n *Numbers) Next() int { return <-n.out }

// Lines gives a channel, which one caller in view reads to its end.
func Lines(ctx context.Context, of []string) <-chan string {
	out := make(chan string)
	go func() { // want goroutinegrow medium "its sends do not select on the context with which the caller stops it"
		defer close(out)
		for _, l := range of {
			out <- l
		}
	}()
	return out
}

// Count counts them.
func Count(ctx context.Context, of []string) (n int) {
	for range Lines(ctx, of) {
		n++
	}
	return n
}

// Sized has as many places as its caller likes.
type Sized struct {
	found chan string
	last  string
}

// Next takes the next one.
func (s *Sized) Next() bool {
	v, ok := <-s.found
	s.last = v
	return ok
}

// FindSized looks for what is said, until the context ends.
func FindSized(ctx context.Context, said <-chan string, size int) *Sized {
	s := &Sized{found: make(chan string, size)}
	go func() { // want goroutinegrow medium "its sends do not select on the context"
		defer close(s.found)
		for {
			select {
			case <-ctx.Done():
				return
			case v, ok := <-said:
				if !ok {
					return
				}
				s.found <- v
			}
		}
	}()
	return s
}
