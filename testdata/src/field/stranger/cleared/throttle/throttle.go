// Package throttle limits how many calls run at once for each caller.
package throttle

import (
	"context"
	"sync"
	"time"
)

// Option changes a Throttle.
type Option func(*Throttle)

// PerCaller sets how many calls one caller may have running.
func PerCaller(n int) Option {
	return func(t *Throttle) { t.width = n }
}

type slot struct {
	ch   chan struct{}
	used time.Time
}

// Throttle hands out slots and forgets callers who have none for a while.
type Throttle struct {
	width int

	mu    sync.Mutex
	slots map[string]*slot
}

// New returns a throttle with four slots a caller.
func New(opts ...Option) *Throttle {
	t := &Throttle{width: 4, slots: make(map[string]*slot)}
	for _, o := range opts {
		o(t)
	}
	go t.forget(time.Tick(time.Minute))
	return t
}

func (t *Throttle) forget(tick <-chan time.Time) {
	for now := range tick {
		t.mu.Lock()
		for caller, s := range t.slots {
			if len(s.ch) == 0 && now.Sub(s.used) > 10*time.Minute {
				delete(t.slots, caller)
			}
		}
		t.mu.Unlock()
	}
}

// Acquire waits for a slot of caller.
func (t *Throttle) Acquire(ctx context.Context, caller string) (release func(), err error) {
	t.mu.Lock()
	s, ok := t.slots[caller]
	if !ok {
		s = &slot{ch: make(chan struct{}, t.width)}
		t.slots[caller] = s
	}
	s.used = time.Now()
	t.mu.Unlock()

	select {
	case s.ch <- struct{}{}:
		return func() { <-s.ch }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
