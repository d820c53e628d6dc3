// Package unending detaches contexts, and what it starts with them ends otherwise.
package unending

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"
)

// Board shows to whom it is shown.
type Board struct {
	base  context.Context
	shown atomic.Int32
	pings atomic.Int64
}

// NewBoard makes one, which lives as long as a context.
func NewBoard(ctx context.Context) *Board { return &Board{base: ctx} }

// ServeHTTP shows it.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.shown.Add(1)
	ctx := context.WithoutCancel(r.Context())
	go b.ping(ctx, time.Second)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go b.pingOn(ctx)
	short, cancelShort := context.WithTimeout(context.WithoutCancel(r.Context()), time.Minute)
	defer cancelShort()
	go b.leave(short)
	<-r.Context().Done()
}

// ping leaves in time.
func (b *Board) ping(ctx context.Context, every time.Duration) {
	t := time.NewTicker(every)
	defer t.Stop()
	for range 10 {
		select {
		case <-t.C:
			b.pings.Add(1)
		case <-ctx.Done():
			return
		}
	}
}

func (b *Board) pingOn(ctx context.Context) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			b.pings.Add(1)
		case <-ctx.Done():
			return
		}
	}
}

func (b *Board) leave(ctx context.Context) {
	<-ctx.Done()
	b.shown.Add(-1)
}
