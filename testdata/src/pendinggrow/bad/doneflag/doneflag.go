// Package doneflag deletes only what was marked as done, and marks only what went
// the normal way.
package doneflag

import (
	"context"
	"errors"
	"sync"
)

var errGone = errors.New("gone")

type exchange struct {
	parts chan string
	done  bool
}

// Wire splits answers into parts.
type Wire struct {
	mu        sync.Mutex
	id        int
	exchanges map[int]*exchange
	shorts    map[int]*exchange
	send      func(id int, q string) error
}

// NewWire sends with send.
func NewWire(send func(int, string) error) *Wire {
	return &Wire{exchanges: map[int]*exchange{}, shorts: map[int]*exchange{}, send: send}
}

func (w *Wire) open(q string) (int, *exchange, error) {
	w.mu.Lock()
	w.id++
	id := w.id
	x := &exchange{parts: make(chan string, 4)}
	w.exchanges[id] = x // want pendinggrow low "Wire.exchanges"
	w.mu.Unlock()
	return id, x, w.send(id, q)
}

func (w *Wire) finish(id int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if x := w.exchanges[id]; x != nil && x.done {
		delete(w.exchanges, id)
	}
}

// Ask counts the bytes of an answer.
func (w *Wire) Ask(ctx context.Context, q string) (n int, err error) {
	id, x, err := w.open(q)
	if err != nil {
		return 0, err
	}
	defer w.finish(id)
	for {
		select {
		case <-ctx.Done():
			return n, ctx.Err()
		case p, ok := <-x.parts:
			if !ok {
				w.mu.Lock()
				x.done = true
				w.mu.Unlock()
				return n, nil
			}
			n += len(p)
		}
	}
}

// Short asks for one part.
func (w *Wire) Short(ctx context.Context, q string) (string, error) {
	x := &exchange{parts: make(chan string, 1)}
	w.mu.Lock()
	w.id++
	id := w.id
	w.shorts[id] = x
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.shorts, id)
	}()
	if err := w.send(id, q); err != nil {
		return "", err
	}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case p, ok := <-x.parts:
		if !ok {
			return "", errGone
		}
		return p, nil
	}
}

// Deliver hands in a part; last closes the answer.
func (w *Wire) Deliver(id int, part string, last bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, x := range []*exchange{w.exchanges[id], w.shorts[id]} {
		if x == nil || x.done {
			continue
		}
		select {
		case x.parts <- part:
		default:
		}
		if last {
			close(x.parts)
			x.done = true
		}
	}
}
