// Package undone takes letters that come packed: a limit on what comes in, and none on what is read.
package undone

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
)

var errLong = errors.New("too long")

// Post takes letters.
type Post struct {
	Most int64
	put  func([]byte)
}

// opened reads a letter of at most so many bytes.
func opened(r io.Reader, most int64, packed bool) ([]byte, error) {
	in := io.LimitReader(r, most+1)
	var b bytes.Buffer
	if packed {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, err
		}
		if _, err := b.ReadFrom(z); err != nil { // want readgrow medium "decompressor"
			return nil, err
		}
	} else if _, err := b.ReadFrom(in); err != nil {
		return nil, err
	}
	if int64(b.Len()) > most {
		return nil, errLong
	}
	return b.Bytes(), nil
}

// ServeHTTP takes one.
func (p *Post) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	letter, err := opened(r.Body, p.Most, r.Header.Get("Content-Encoding") == "gzip")
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	p.put(letter)
}

// Parcel takes what is packed otherwise.
func (p *Post) Parcel(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 8<<20)
	parts, err := io.ReadAll(flate.NewReader(r.Body)) // want readgrow medium "decompressor"
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	p.put(parts)
}

// Serve serves both.
func Serve(addr string, p *Post) error {
	http.Handle("/letters", p)
	http.HandleFunc("/parcels", p.Parcel)
	return http.ListenAndServe(addr, nil)
}
