// Command leftatend serves until it is told to end, and leaves one goroutine, once, as it does.
package main

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"time"
)

type desk struct{ mux *http.ServeMux }

// run serves, again where that has ended without an error.
func (d *desk) run(ctx context.Context, l net.Listener) {
	server := &http.Server{Handler: d.mux}
	for {
		served := make(chan error)
		go func() {
			served <- server.Serve(l)
			close(served)
		}()
		select {
		case <-ctx.Done():
			_ = server.Close()
			return
		case err := <-served:
			if err != nil {
				log.Print(err)
				return
			}
		}
	}
}

// poll asks a peer each second, until it is told to end or the peer does not answer in time.
func poll(ctx context.Context, ask func() error) error {
	for {
		asked := make(chan error)
		go func() { asked <- ask() }()
		select {
		case err := <-asked:
			if err != nil {
				return err
			}
		case <-time.After(time.Minute):
			return errors.New("no answer")
		case <-ctx.Done():
			return ctx.Err()
		}
		time.Sleep(time.Second)
	}
}

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	defer cancel()
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	d := &desk{mux: http.NewServeMux()}
	go d.run(ctx, l)
	if err := poll(ctx, func() error { return http.ErrServerClosed }); err != nil {
		log.Fatal(err)
	}
}
