// Package main runs a tunnel again and again, each time with a context around the former one: a helper
// makes it, and the variable is that of the function around the goroutine.
package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"time"
)

type nameKey struct{}

func named(ctx context.Context, name string) context.Context { return labelled(ctx, "tunnel "+name) }

func labelled(ctx context.Context, label string) context.Context {
	return context.WithValue(ctx, nameKey{}, label)
}

func supervise(ctx context.Context, name string, run func(context.Context) error) {
	go func() {
		for {
			ctx = named(ctx, name) // want wrapgrow medium "ctx"
			log.Print(run(ctx))
			select {
			case <-ctx.Done():
				return
			case <-time.After(time.Second):
			}
		}
	}()
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	supervise(ctx, "a", func(ctx context.Context) error { return ctx.Err() })
	<-ctx.Done()
}
