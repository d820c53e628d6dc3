// Package endsanyway discards functions without which the goroutine that runs them at its end does not
// come there.
package endsanyway

import (
	"context"
	"io"
	"net/http"
	"time"
)

// Vault keeps parcels elsewhere.
type Vault struct {
	ask func(context.Context, string) error
}

// Open gives a reader, and what ends the watch over the parcel.
func (v *Vault) Open(name string) (io.ReadCloser, func(), error) {
	r, w := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		defer cancel()
		again := time.NewTicker(time.Second)
		defer again.Stop()
		for {
			select {
			case <-again.C:
				_ = v.ask(ctx, name)
			case <-ctx.Done():
				w.Close()
				return
			}
		}
	}()
	return r, cancel, nil
}

// Weigh closes the reader, which ends no watch.
func (v *Vault) Weigh(w http.ResponseWriter, r *http.Request) {
	in, _, err := v.Open(r.URL.Path) // want resourcegrow medium "Weigh opens what Vault.Open opens, and the function that releases it is discarded"
	if err != nil {
		return
	}
	defer in.Close()
	_, _ = io.Copy(w, in)
}

// Depot stores things elsewhere.
type Depot struct {
	send func(context.Context, io.Reader, string) error
}

// Put gives the name of a transfer, and what breaks it off.
func (d *Depot) Put(from io.Reader, name string) (string, func(), error) {
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		defer stop()
		_ = d.send(ctx, from, name)
	}()
	return "transfer of " + name, stop, nil
}

// Mark starts a transfer, and has nothing by which to end it.
func (d *Depot) Mark(w http.ResponseWriter, r *http.Request) {
	name, _, err := d.Put(r.Body, r.URL.Path) // want resourcegrow medium "Mark opens what Depot.Put opens, and the function that releases it is discarded"
	if err != nil {
		return
	}
	_, _ = io.WriteString(w, name)
}
