// Package serverends serves by two servers, and leaves what waits to say that the second one has ended.
package serverends

import (
	"context"
	"net"
	"net/http"
)

// Desk serves in two ways.
type Desk struct{ mux *http.ServeMux }

// Listen serves until one of two servers ends.
func (d *Desk) Listen(plain, secret string) error {
	first, second := &http.Server{Addr: plain, Handler: d.mux}, &http.Server{Addr: secret, Handler: d.mux}
	a, b := make(chan error), make(chan error)
	go func() { a <- first.ListenAndServe() }()
	go func() { b <- second.ListenAndServeTLS("cert", "key") }()
	select {
	case err := <-a:
		_ = second.Close()
		return err
	case err := <-b:
		_ = first.Close()
		return err
	}
}

// Serve serves until a context ends.
func (d *Desk) Serve(ctx context.Context, l net.Listener) error {
	s := &http.Server{Handler: d.mux}
	ended := make(chan error)
	go func() {
		err := s.Serve(l)
		ended <- err
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return s.Shutdown(context.Background())
	}
}
