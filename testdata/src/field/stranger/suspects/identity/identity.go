// want resourcegrow newClient|Lookup medium

// Package identity fetches the documents of identities from their own hosts.
package identity

import (
	"crypto/tls"
	"io"
	"net/http"
	"time"
)

// Fetcher fetches documents.
type Fetcher struct {
	timeout  time.Duration
	insecure bool
}

// Option is a setting of a Fetcher.
type Option func(*Fetcher)

// Timeout sets how long one fetch may take.
func Timeout(d time.Duration) Option { return func(f *Fetcher) { f.timeout = d } }

// Insecure accepts any certificate.
func Insecure() Option { return func(f *Fetcher) { f.insecure = true } }

// NewFetcher returns a fetcher.
func NewFetcher(opts ...Option) *Fetcher {
	f := &Fetcher{timeout: 5 * time.Second}
	for _, o := range opts {
		o(f)
	}
	return f
}

// Lookup fetches the document of host.
func (f *Fetcher) Lookup(host string) ([]byte, error) {
	resp, err := f.newClient(host).Get("https://" + host + "/.well-known/did.json")
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(io.LimitReader(resp.Body, 64<<10))
}

func (f *Fetcher) newClient(host string) *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.TLSClientConfig = &tls.Config{
		ServerName:         host,
		InsecureSkipVerify: f.insecure,
		ClientSessionCache: tls.NewLRUClientSessionCache(32),
	}
	return &http.Client{Transport: tr, Timeout: f.timeout}
}
