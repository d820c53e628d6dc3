// Package askedtwice takes an entry back where the sending has failed, under the lock, and returns
// the error when it has let go of that.
package askedtwice

import (
	"context"
	"encoding/json"
	"io"
	"sync"
)

type answer struct{ ID uint64 }

// Line asks on a stream.
type Line struct {
	mu   sync.Mutex
	next uint64
	out  *json.Encoder
	asks map[uint64]chan answer
}

// NewLine begins one.
func NewLine(rw io.ReadWriter) *Line {
	l := &Line{out: json.NewEncoder(rw), asks: map[uint64]chan answer{}}
	go l.read(json.NewDecoder(rw))
	return l
}

func (l *Line) read(in *json.Decoder) {
	for {
		var a answer
		if in.Decode(&a) != nil {
			return
		}
		l.mu.Lock()
		ch := l.asks[a.ID]
		delete(l.asks, a.ID)
		l.mu.Unlock()
		if ch != nil {
			ch <- a
		}
	}
}

// Ask waits for the answer.
func (l *Line) Ask(ctx context.Context) (answer, error) {
	ch := make(chan answer, 1)
	l.mu.Lock()
	l.next++
	id := l.next
	l.asks[id] = ch
	err := l.out.Encode(id)
	if err != nil {
		delete(l.asks, id)
	}
	l.mu.Unlock()
	if err != nil {
		return answer{}, err
	}
	select {
	case a := <-ch:
		return a, nil
	case <-ctx.Done():
		l.mu.Lock()
		delete(l.asks, id)
		l.mu.Unlock()
		return answer{}, ctx.Err()
	}
}
