// Package onlytimed cancels contexts where a timer fires, and when the work is done as well.
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
			p.begun(ctx, n)
			p.again(ctx, n)
		case <-ctx.Done():
			return
		}
	}
}

// one cancels in any case.
func (p *Poller) one(ctx context.Context, name string) {
	ctx, cancel := context.WithCancel(ctx)
	late := time.AfterFunc(p.limit, func() { cancel() })
	defer late.Stop()
	defer cancel()
	if err := p.ask(ctx, name); err != nil {
		fmt.Println(name, err)
	}
}

var errSlow = errors.New("slow")

// slow says why it cancels.
func (p *Poller) slow(ctx context.Context, name string) {
	ctx, give := context.WithCancelCause(ctx)
	late := time.AfterFunc(p.limit, func() { give(errSlow) })
	err := p.ask(ctx, name)
	late.Stop()
	give(err)
}

// begun stops nothing: the timer fires.
func (p *Poller) begun(ctx context.Context, name string) {
	ctx, cancel := context.WithCancel(ctx)
	late := time.AfterFunc(p.limit, func() { cancel() })
	if err := p.ask(ctx, name); err != nil {
		late.Stop()
		cancel()
	}
}

// again sets the timer anew once it has been stopped.
func (p *Poller) again(ctx context.Context, name string) {
	ctx, cancel := context.WithCancel(ctx)
	late := time.AfterFunc(p.limit, func() { cancel() })
	err := p.ask(ctx, name)
	late.Stop()
	fmt.Println(err)
	late.Reset(p.limit)
}
