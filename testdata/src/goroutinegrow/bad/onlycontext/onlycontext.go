// Package onlycontext has goroutines that go on for as long as a context that outlives the work
// for which they were started.
package onlycontext

import (
	"context"
	"net"
	"time"
)

// Agent talks to one controller after the other.
type Agent struct {
	addr string
	name string
}

// Run connects again and again.
func (a *Agent) Run(ctx context.Context) {
	for {
		a.once(ctx)
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
		}
	}
}

func (a *Agent) once(ctx context.Context) {
	conn, err := net.Dial("tcp", a.addr)
	if err != nil {
		return
	}
	defer conn.Close()
	go a.beat(ctx, conn) // want goroutinegrow medium "ends only with a context"
	buf := make([]byte, 100)
	for {
		if _, err := conn.Read(buf); err != nil {
			return
		}
	}
}

func (a *Agent) beat(ctx context.Context, conn net.Conn) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			if _, err := conn.Write([]byte(a.name)); err != nil {
				println(err.Error())
			}
		case <-ctx.Done():
			return
		}
	}
}
