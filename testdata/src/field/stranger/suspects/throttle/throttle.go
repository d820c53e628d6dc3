// want lockgrow|mapgrow Throttle.slots medium/high

// Package throttle limits how many calls run at once for each caller.
package throttle

import (
	"context"
	"sync"
)

// Option changes a Throttle.
type Option func(*Throttle)

// PerCaller sets how many calls one caller may have running.
func PerCaller(n int) Option {
	return func(t *Throttle) { t.width = n }
}

// Throttle hands out slots.
type Throttle struct {
	width int

	mu    sync.Mutex
	slots map[string]chan struct{}
}

// New returns a throttle with four slots a caller.
func New(opts ...Option) *Throttle {
	t := &Throttle{width: 4, slots: make(map[string]chan struct{})}
	for _, o := range opts {
		o(t)
	}
	return t
}

// Acquire waits for a slot of caller.
func (t *Throttle) Acquire(ctx context.Context, caller string) (release func(), err error) {
	t.mu.Lock()
	slot, ok := t.slots[caller]
	if !ok {
		slot = make(chan struct{}, t.width)
		t.slots[caller] = slot
	}
	t.mu.Unlock()

	select {
	case slot <- struct{}{}:
		return func() { <-slot }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
