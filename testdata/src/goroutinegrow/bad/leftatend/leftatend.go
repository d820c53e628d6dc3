// Command leftatend asks again and again, and leaves a goroutine where it goes on without an answer.
package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"time"
)

// poll asks a peer each second, until it is told to end. An answer that does not come in time is none.
func poll(ctx context.Context, ask func() error) error {
	for {
		asked := make(chan error)
		go func() { asked <- ask() }() // want goroutinegrow medium "without receiving"
		select {
		case err := <-asked:
			if err != nil {
				return err
			}
		case <-time.After(time.Minute):
			log.Print("no answer")
		case <-ctx.Done():
			return ctx.Err()
		}
		time.Sleep(time.Second)
	}
}

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	defer cancel()
	if err := poll(ctx, func() error { return os.ErrClosed }); err != nil {
		log.Fatal(err)
	}
}
