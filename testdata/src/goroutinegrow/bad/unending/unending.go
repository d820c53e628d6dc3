// Package unending waits for the end of contexts that have none.
package unending

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"
)

type key struct{}

// Board shows to whom it is shown.
type Board struct {
	base  context.Context
	shown atomic.Int32
	pings atomic.Int64
}

// NewBoard makes one.
func NewBoard() *Board { return &Board{base: context.WithValue(context.Background(), key{}, "board")} }

// ServeHTTP shows it.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.shown.Add(1)
	ctx := context.WithoutCancel(r.Context())
	go b.ping(context.WithValue(ctx, key{}, r.URL.Path), time.Second) // want goroutinegrow medium "the loop in .*ping ends only with a context"
	<-r.Context().Done()
}

func (b *Board) ping(ctx context.Context, every time.Duration) {
	t := time.NewTicker(every)
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

// Handle shows it by its own context.
func (b *Board) Handle(w http.ResponseWriter, r *http.Request) {
	b.leave(func() { b.shown.Add(-1) })
	<-r.Context().Done()
}

func (b *Board) leave(then func()) {
	go func() { // want goroutinegrow medium "it waits for the end of a context that never ends"
		<-b.base.Done()
		then()
	}()
}
