// Package serverends leaves what waits to say that a server has ended, one for each that clients ask for, and what
// waits to say what a peer has answered.
package serverends

import (
	"context"
	"net"
	"net/http"
	"time"
)

// Desk opens a door for each client.
type Desk struct{ mux *http.ServeMux }

// ServeHTTP implements http.Handler.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(l.Addr().String()))
	s := &http.Server{Handler: d.mux}
	ended := make(chan error)
	go func() { ended <- s.Serve(l) }() // want goroutinegrow medium "without receiving"
	select {
	case <-ended:
	case <-time.After(time.Minute):
		_ = s.Close()
	}
}

// Ask asks a peer, until a context ends.
func (d *Desk) Ask(ctx context.Context, peer string) error {
	ended := make(chan error)
	go func() { // want goroutinegrow medium "without receiving"
		c, err := net.Dial("tcp", peer)
		if err == nil {
			_, err = c.Write([]byte("hello"))
			_ = c.Close()
		}
		ended <- err
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}
