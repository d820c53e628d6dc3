// Package handedout has goroutines whose channels are handed out in objects, and that look at the
// context as they send.
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
}

// NewBeats begins with it.
func NewBeats(ctx context.Context, d time.Duration) *Beats {
	b := &Beats{ctx: ctx, every: time.NewTicker(d), next: make(chan time.Time, 1)}
	go b.loop()
	return b
}

func (b *Beats) loop() {
	defer b.every.Stop()
	for {
		select {
		case <-b.ctx.Done():
			return
		case t := <-b.every.C:
			select {
			case b.next <- t:
			case <-b.ctx.Done():
				return
			}
		}
	}
}

// Next is where they come.
func (b *Beats) Next() <-chan time.Time { return b.next }

// Numbers gives numbers, and its end takes what is left.
type Numbers struct {
	from, step int
	cancel     context.CancelFunc
	out        chan int
}

// Counting begins to count.
func Counting(ctx context.Context, step int) *Numbers {
	ctx, cancel := context.WithCancel(ctx)
	n := &Numbers{step: step, cancel: cancel, out: make(chan int)}
	go func() {
		defer close(n.out)
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(time.Second):
			}
			n.from += n.step
			n.out <- n.from
		}
	}()
	return n
}

// Next waits for the next one.
func (n *Numbers) Next() int { return <-n.out }

// Close ends it.
func (n *Numbers) Close() {
	n.cancel()
	for range n.out {
	}
}

// lines gives a channel, which the one caller reads to its end.
func lines(ctx context.Context, of []string) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for _, l := range of {
			out <- l
		}
	}()
	return out
}

// Count counts them.
func Count(ctx context.Context, of []string) (n int) {
	for range lines(ctx, of) {
		n++
	}
	return n
}
