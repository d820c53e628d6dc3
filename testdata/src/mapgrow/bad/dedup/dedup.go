// Package dedup drops messages that were seen before.
package dedup

import (
	"context"
	"sync"
)

// Message is what the broker delivers.
type Message struct {
	ID   string
	Part int
	Body []byte
}

// Filter passes each message on once.
type Filter struct {
	mu    sync.Mutex
	known map[string]struct{}
	parts map[int]struct{}
	out   chan Message
}

// NewFilter returns a filter and starts it on in. The size given to make is a
// hint and no limit.
func NewFilter(ctx context.Context, in <-chan Message) *Filter {
	f := &Filter{known: make(map[string]struct{}, 4096), parts: make(map[int]struct{}, 16), out: make(chan Message, 16)}
	go f.loop(ctx, in)
	return f
}

// Out is where messages come out.
func (f *Filter) Out() <-chan Message { return f.out }

func (f *Filter) loop(ctx context.Context, in <-chan Message) {
	for {
		select {
		case <-ctx.Done():
			return
		case m, ok := <-in:
			if !ok {
				return
			}
			if f.fresh(m) {
				select {
				case f.out <- m:
				case <-ctx.Done():
					return
				}
			}
		}
	}
}

func (f *Filter) fresh(m Message) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.parts[m.Part%16] = struct{}{}
	if _, ok := f.known[m.ID]; ok {
		return false
	}
	f.known[m.ID] = struct{}{} // want mapgrow medium "Filter.known"
	return true
}
