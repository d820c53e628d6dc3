// Package onlycontext has goroutines that go on for as long as a context that ends with the work
// for which they were started, or until the work fails.
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
		a.twice(ctx)
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
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go a.beat(ctx, conn)
	wait(conn)
}

func (a *Agent) twice(ctx context.Context) {
	conn, err := net.Dial("udp", a.addr)
	if err != nil {
		return
	}
	defer conn.Close()
	go a.tell(ctx, conn)
	wait(conn)
}

func wait(conn net.Conn) {
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
			_, _ = conn.Write([]byte(a.name))
		case <-ctx.Done():
			return
		}
	}
}

func (a *Agent) tell(ctx context.Context, conn net.Conn) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			if _, err := conn.Write([]byte(a.name)); err != nil {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}
