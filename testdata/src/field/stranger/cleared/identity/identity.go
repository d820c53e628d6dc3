// Package identity fetches the documents of identities from their own hosts.
package identity

import (
	"crypto/tls"
	"io"
	"net/http"
	"time"
)

// Fetcher fetches documents; no connection outlives a fetch.
type Fetcher struct {
	timeout time.Duration
}

// NewFetcher returns a fetcher.
func NewFetcher(timeout time.Duration) *Fetcher { return &Fetcher{timeout: timeout} }

// Lookup fetches the document of host.
func (f *Fetcher) Lookup(host string) ([]byte, error) {
	tr := &http.Transport{
		TLSClientConfig:   &tls.Config{ServerName: host},
		DisableKeepAlives: true,
	}
	return get(&http.Client{Transport: tr, Timeout: f.timeout}, host)
}

// Probe is a Lookup over a transport whose connections are closed afterwards.
func (f *Fetcher) Probe(host string) ([]byte, error) {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.TLSClientConfig = &tls.Config{ServerName: host, ClientSessionCache: tls.NewLRUClientSessionCache(8)}
	defer tr.CloseIdleConnections()
	return get(&http.Client{Transport: tr, Timeout: f.timeout}, host)
}

func get(c *http.Client, host string) ([]byte, error) {
	resp, err := c.Get("https://" + host + "/.well-known/did.json")
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(io.LimitReader(resp.Body, 64<<10))
}
