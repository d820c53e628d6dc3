// Package gauges reads its gauges until it is closed. Other modules could close it; the program that
// makes it does not.
package gauges

import (
	"context"
	"time"
)

// Board has the gauges.
type Board struct {
	read   map[string]func() int
	last   chan int
	ctx    context.Context
	cancel context.CancelFunc
}

// New returns a board that is not read yet.
func New(read map[string]func() int) *Board {
	b := &Board{read: read, last: make(chan int, 1)}
	b.ctx, b.cancel = context.WithCancel(context.Background())
	return b
}

// Start begins to read.
func (b *Board) Start() {
	for _, read := range b.read {
		go b.follow(read) // want goroutinegrow medium "follow"
	}
}

// Close ends it.
func (b *Board) Close() { b.cancel() }

func (b *Board) follow(read func() int) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case b.last <- read():
		default:
		}
		select {
		case <-t.C:
		case <-b.ctx.Done():
			return
		}
	}
}
