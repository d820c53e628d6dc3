// Package changes hands changes of subscriptions to one goroutine, through a
// channel that always has room.
package changes

import (
	"context"
	"net"
)

type change struct {
	queue string
	on    bool
	conn  net.Conn
}

// Keeper applies changes in order.
type Keeper struct {
	in      chan change
	out     chan change
	limited chan change
	apply   func(queue string, on bool)
}

// NewKeeper starts a keeper.
func NewKeeper(ctx context.Context, apply func(string, bool)) *Keeper {
	k := &Keeper{in: make(chan change), out: make(chan change), limited: make(chan change, 128), apply: apply}
	go k.buffer(ctx)
	go k.consume(ctx)
	return k
}

// buffer takes in whatever comes, however slowly it goes out.
func (k *Keeper) buffer(ctx context.Context) {
	var waiting []change
	for {
		var out chan change
		var first change
		if len(waiting) > 0 {
			out, first = k.out, waiting[0]
		}
		select {
		case <-ctx.Done():
			return
		case c := <-k.in:
			waiting = append(waiting, c) // want queuegrow medium "buffer.waiting"
		case out <- first:
			waiting = waiting[1:]
		}
	}
}

func (k *Keeper) consume(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case c := <-k.out:
			k.apply(c.queue, c.on)
		case c := <-k.limited:
			k.apply(c.queue, c.on)
		}
	}
}

// Change never waits for long.
func (k *Keeper) Change(queue string, on bool, conn net.Conn) {
	k.in <- change{queue, on, conn}
}

// ChangeLimited waits while 128 changes are under way.
func (k *Keeper) ChangeLimited(queue string, on bool, conn net.Conn) {
	k.limited <- change{queue, on, conn}
}
