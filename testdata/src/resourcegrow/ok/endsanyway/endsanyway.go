// Package endsanyway discards functions that a goroutine runs at its end all the same, to which it
// comes once what was given beside them is closed or read.
package endsanyway

import (
	"context"
	"io"
	"net/http"
	"os"
)

// Vault keeps parcels elsewhere.
type Vault struct{ peer *http.Client }

func (v *Vault) fetch(ctx context.Context, to io.Writer, name string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, name, http.NoBody)
	if err != nil {
		return err
	}
	res, err := v.peer.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	_, err = io.Copy(to, res.Body)
	return err
}

// Open gives a parcel and what breaks its transfer off.
func (v *Vault) Open(name string) (io.ReadCloser, func(), error) {
	r, w := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		defer cancel()
		w.CloseWithError(v.fetch(ctx, w, name))
	}()
	return r, cancel, nil
}

// Weigh reads a parcel: the transfer ends with the reader.
func (v *Vault) Weigh(w http.ResponseWriter, r *http.Request) {
	in, _, err := v.Open(r.URL.Path)
	if err != nil {
		return
	}
	defer in.Close()
	_, _ = io.Copy(w, in)
}

// Shop is where things are stored.
type Shop interface {
	Put(name string) (io.WriteCloser, func(), error)
}

// Yard stores them on a disk.
type Yard struct{ root *os.Root }

// Put gives a file.
func (y *Yard) Put(name string) (io.WriteCloser, func(), error) {
	f, err := y.root.Create(name)
	return f, nil, err
}

// Depot stores them elsewhere.
type Depot struct {
	send func(context.Context, io.Reader, string) error
}

// Put gives the end of a pipe.
func (d *Depot) Put(name string) (io.WriteCloser, func(), error) {
	r, w := io.Pipe()
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		r.CloseWithError(d.send(ctx, r, name))
		stop()
	}()
	return w, stop, nil
}

// Mark stores an empty thing in a shop.
func Mark(s Shop, name string) error {
	w, _, err := s.Put(name)
	if err != nil {
		return err
	}
	return w.Close()
}

// Serve marks what it is asked for.
func Serve(disk *Yard, far *Depot) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var s Shop = disk
		if r.FormValue("far") != "" {
			s = far
		}
		if Mark(s, r.URL.Path) != nil {
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
}
