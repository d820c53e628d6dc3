// Package archive unpacks what others send: a limit on what comes in is none on what
// comes out.
package archive

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

const (
	packed   = 1 << 16
	unpacked = 1 << 20
)

var errLong = errors.New("too long")

// Box takes archives.
type Box struct{ put func([]byte) }

// ServeHTTP implements http.Handler.
func (b *Box) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	in, err := io.ReadAll(http.MaxBytesReader(w, r.Body, packed))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	out, err := unpack(in)
	if err == nil && r.Method == http.MethodPut {
		out, err = unpackSome(in)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	b.put(out)
}

// unpack returns all that a few bytes may become.
func unpack(in []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(in))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z) // want readgrow low-only "decompressor"
}

// unpackSome gives up in time.
func unpackSome(in []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(in))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, unpacked+1))
	if len(out) > unpacked {
		return nil, errLong
	}
	return out, err
}

// Mirror asks another server.
func Mirror(url string, into any) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(into) // want readgrow low-only "response"
}
