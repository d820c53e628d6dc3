// Package undone takes letters that come packed, and limits what is read of them.
package undone

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/json"
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

// opened reads a letter of at most so many bytes, packed or not.
func opened(r io.Reader, most int64) ([]byte, error) {
	z, err := gzip.NewReader(io.LimitReader(r, most+1))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(io.LimitReader(z, most+1)); err != nil {
		return nil, err
	}
	if int64(b.Len()) > most {
		return nil, errLong
	}
	return b.Bytes(), nil
}

// ServeHTTP takes one.
func (p *Post) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	letter, err := opened(r.Body, p.Most)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	p.put(letter)
}

// Card takes few bytes, of which no more than some millions can come.
func (p *Post) Card(w http.ResponseWriter, r *http.Request) {
	var text string
	if err := json.NewDecoder(flate.NewReader(http.MaxBytesReader(w, r.Body, 4096))).Decode(&text); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	p.put([]byte(text))
}

// Copied writes what comes out to where it goes, and keeps nothing.
func (p *Post) Copied(w http.ResponseWriter, r *http.Request) {
	z, err := gzip.NewReader(http.MaxBytesReader(w, r.Body, 8<<20))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	_, _ = io.Copy(w, z)
}

// Serve serves all.
func Serve(addr string, p *Post) error {
	http.Handle("/letters", p)
	http.HandleFunc("/cards", p.Card)
	http.HandleFunc("/copies", p.Copied)
	return http.ListenAndServe(addr, nil)
}
