// Package retried writes what has gathered again and again until that succeeds, and takes nothing in
// meanwhile.
package retried

import (
	"context"
	"time"
)

type store interface {
	Write(ctx context.Context, lines []string) error
}

// Batches writes lines in batches.
type Batches struct {
	st    store
	in    chan string
	lines []string
}

// Start begins to write.
func Start(ctx context.Context, st store) chan<- string {
	b := &Batches{st: st, in: make(chan string)}
	go func() {
		for ctx.Err() == nil {
			select {
			case l := <-b.in:
				b.add(ctx, l)
			case <-ctx.Done():
			}
		}
	}()
	return b.in
}

func (b *Batches) add(ctx context.Context, line string) {
	b.lines = append(b.lines, line)
	if len(b.lines) < 100 {
		return
	}
	for b.st.Write(ctx, b.lines) != nil {
		if ctx.Err() != nil {
			return
		}
		time.Sleep(time.Second)
	}
	b.lines = nil
}
