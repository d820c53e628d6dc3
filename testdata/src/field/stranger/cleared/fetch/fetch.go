// Package fetch gets pages and leaves the connections to net/http.
package fetch

import (
	"errors"
	"io"
	"net/http"
	"sync"
)

const limit = 1 << 20

// ErrTooLarge is returned for pages of more than a mebibyte.
var ErrTooLarge = errors.New("fetch: page too large")

// Fetcher gets pages with a client that is made once.
type Fetcher struct {
	client func() *http.Client
}

// New returns a fetcher.
func New() *Fetcher {
	return &Fetcher{client: sync.OnceValue(func() *http.Client {
		tr := http.DefaultTransport.(*http.Transport).Clone()
		tr.MaxIdleConns = 64
		return &http.Client{Transport: tr}
	})}
}

// Get gets a page.
func (f *Fetcher) Get(url string) ([]byte, error) {
	resp, err := f.client().Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	page, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	if len(page) > limit {
		return nil, ErrTooLarge
	}
	return page, err
}
