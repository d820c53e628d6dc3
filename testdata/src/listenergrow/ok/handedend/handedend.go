// Package handedend waits for the end of contexts that their makers end.
package handedend

import (
	"bufio"
	"context"
	"log"
	"net"
	"os"
	"os/signal"
	"time"
)

// spool is where a session writes what it hears.
func spool(ctx context.Context) (*os.File, error) {
	f, err := os.CreateTemp("", "session")
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { f.Close() })
	return f, nil
}

func record(ctx context.Context, c net.Conn) {
	f, err := spool(ctx)
	if err != nil {
		log.Print(err)
		return
	}
	for sc := bufio.NewScanner(c); sc.Scan(); {
		f.Write(sc.Bytes())
	}
}

func session(ctx context.Context, c net.Conn) {
	ctx, over := context.WithCancel(ctx)
	defer over()
	defer c.Close()
	record(ctx, c)
}

// bell rings until its context ends.
type bell struct{ t *time.Ticker }

func newBell(ctx context.Context) *bell {
	b := &bell{time.NewTicker(time.Minute)}
	context.AfterFunc(ctx, b.t.Stop)
	return b
}

func greet(ctx context.Context, c net.Conn) {
	for turn := 0; turn < 3; turn++ {
		turnCtx, cancel := context.WithTimeout(ctx, time.Minute)
		b := newBell(turnCtx)
		select {
		case <-b.t.C:
			c.Write([]byte("hello"))
		case <-turnCtx.Done():
		}
		cancel()
	}
}

// Serve takes connections until the process is told to end.
func Serve(ln net.Listener) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		go session(ctx, c)
		go greet(ctx, c)
	}
}
