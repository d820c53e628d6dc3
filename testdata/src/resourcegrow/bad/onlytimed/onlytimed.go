// Package onlytimed cancels contexts where a timer fires, and stops the timer when the work is done in time.
package onlytimed

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Poller asks for things until its context ends.
type Poller struct {
	ask   func(context.Context, string) error
	limit time.Duration
}

// NewPoller is a poller.
func NewPoller(ask func(context.Context, string) error, limit time.Duration) *Poller {
	return &Poller{ask: ask, limit: limit}
}

// Loop asks for each name that it is sent.
func (p *Poller) Loop(ctx context.Context, names <-chan string) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for {
		select {
		case n := <-names:
			p.one(ctx, n)
			p.slow(ctx, n)
			_ = p.twice(ctx, n)
		case <-ctx.Done():
			return
		}
	}
}

func (p *Poller) one(ctx context.Context, name string) {
	ctx, cancel := context.WithCancel(ctx) // want resourcegrow medium "opens a context and releases it only where a timer fires, which it stops"
	late := time.AfterFunc(p.limit, func() { cancel() })
	defer late.Stop()
	if err := p.ask(ctx, name); err != nil {
		fmt.Println(name, err)
	}
}

var errSlow = errors.New("slow")

func (p *Poller) slow(ctx context.Context, name string) {
	ctx, give := context.WithCancelCause(ctx) // want resourcegrow medium "opens a context and releases it only where a timer fires, which it stops"
	late := time.AfterFunc(p.limit, func() {
		fmt.Println(name, "takes long")
		give(errSlow)
	})
	err := p.ask(ctx, name)
	late.Stop()
	if err != nil {
		fmt.Println(context.Cause(ctx))
	}
}

func (p *Poller) twice(ctx context.Context, name string) error {
	ctx, give := context.WithCancelCause(ctx) // want resourcegrow medium "opens a context and releases it on some return paths but not on all"
	if err := p.ask(ctx, name); err != nil {
		return err
	}
	err := p.ask(ctx, name)
	give(err)
	return err
}
