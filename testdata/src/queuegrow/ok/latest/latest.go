// Package latest hands on the newest value only, or nothing when nobody listens.
package latest

import (
	"context"
	"net"
	"sync"
	"time"
)

// Ticker tells the time to many.
type Ticker struct {
	mu    sync.Mutex
	wires map[net.Conn]chan time.Time
	wake  chan struct{}
	last  []time.Time
}

// NewTicker runs until ctx ends.
func NewTicker(ctx context.Context) *Ticker {
	t := &Ticker{wires: map[net.Conn]chan time.Time{}, wake: make(chan struct{}, 1)}
	go t.run(ctx)
	return t
}

func (t *Ticker) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.wake:
		case now := <-time.After(time.Second):
			t.tell(now)
		}
	}
}

func (t *Ticker) tell(now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last = append(t.last[:0], now)
	for _, ch := range t.wires {
		select {
		case ch <- now:
		default:
			select {
			case <-ch:
			default:
			}
		}
	}
}

// Listen writes the time to c until it breaks.
func (t *Ticker) Listen(ctx context.Context, c net.Conn) error {
	ch := make(chan time.Time, 1)
	t.mu.Lock()
	t.wires[c] = ch
	t.mu.Unlock()
	defer func() {
		t.mu.Lock()
		delete(t.wires, c)
		t.mu.Unlock()
	}()
	select {
	case t.wake <- struct{}{}:
	default:
	}
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case now := <-ch:
			if _, err := c.Write([]byte(now.String() + "\n")); err != nil {
				return err
			}
		}
	}
}
