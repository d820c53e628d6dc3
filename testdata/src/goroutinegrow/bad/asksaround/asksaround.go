// Package asksaround has goroutines that send once more than whoever has their channel receives.
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

// load goes on after the first answer.
func load(url string) <-chan page {
	pages := make(chan page)
	go func() { // want goroutinegrow medium "Compare may return after receiving some of what it sends"
		resp, err := http.Get(url)
		if err != nil {
			pages <- page{err: err}
			return
		}
		defer resp.Body.Close()
		if resp.StatusCode >= http.StatusBadRequest {
			pages <- page{err: errors.New(resp.Status)}
		}
		b, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
		if err != nil {
			pages <- page{err: err}
			return
		}
		pages <- page{text: b}
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

// Pump copies until one of both is done, and has a look at the other things that come in between.
func Pump(w io.Writer, r io.Reader, notes <-chan error) error {
	over, ended := make(chan struct{}), make(chan error)
	go func() { // want goroutinegrow medium "may take another case of its select and return"
		buf := make([]byte, 4096)
		for {
			n, err := r.Read(buf)
			if _, werr := w.Write(buf[:n]); werr != nil {
				err = werr
			}
			if err != nil {
				ended <- err
				return
			}
			select {
			case <-over:
				return
			default:
			}
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
