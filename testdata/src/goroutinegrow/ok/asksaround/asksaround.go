// Package asksaround has goroutines that send as often as whoever has their channel receives, as what
// is sent tells.
package asksaround

import (
	"errors"
	"io"
	"net/http"
)

type page struct {
	text []byte
	err  error
}

// load sends once on each way.
func load(url string) <-chan page {
	pages := make(chan page)
	go func() {
		resp, err := http.Get(url)
		if err != nil {
			pages <- page{err: err}
			return
		}
		defer resp.Body.Close()
		if resp.StatusCode >= http.StatusBadRequest {
			pages <- page{err: errors.New(resp.Status)}
			return
		}
		b, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
		pages <- page{text: b, err: err}
	}()
	return pages
}

// Compare takes one page of each.
func Compare(a, b string) (bool, error) {
	first, second := load(a), load(b)
	x, y := <-first, <-second
	if err := errors.Join(x.err, y.err); err != nil {
		return false, err
	}
	return string(x.text) == string(y.text), nil
}

// parts sends an error as the last thing.
func parts(r io.Reader) <-chan page {
	out := make(chan page)
	go func() {
		for {
			b := make([]byte, 4096)
			n, err := r.Read(b)
			out <- page{text: b[:n], err: err}
			if err != nil {
				return
			}
		}
	}()
	return out
}

// Length leaves after the last part, which has an error.
func Length(r io.Reader) (n int, err error) {
	in := parts(r)
	for {
		p := <-in
		n += len(p.text)
		if p.err != nil {
			return n, p.err
		}
	}
}

// Pump copies until one of both is done; the word that it is over is heard at the send too.
func Pump(w io.Writer, r io.Reader, notes <-chan error) error {
	over, ended := make(chan struct{}), make(chan error)
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := r.Read(buf)
			if _, werr := w.Write(buf[:n]); werr != nil {
				err = werr
			}
			if err == nil {
				continue
			}
			select {
			case ended <- err:
			case <-over:
			}
			return
		}
	}()
	var err, note error
	for err == nil && note == nil {
		select {
		case err = <-ended:
		case note = <-notes:
		default:
		}
	}
	close(over)
	return errors.Join(err, note)
}

// Taken receives once more where it leaves by something else.
func Taken(w io.Writer, r io.Reader, notes <-chan error) error {
	ended := make(chan error)
	go func() {
		_, err := io.Copy(w, r)
		ended <- err
	}()
	select {
	case err := <-ended:
		return err
	case note := <-notes:
		return errors.Join(note, <-ended)
	}
}
