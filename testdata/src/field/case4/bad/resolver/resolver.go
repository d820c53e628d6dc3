// Package resolver asks over HTTPS with a transport of its own for each call: the idle
// connections of each stay.
package resolver

import (
	"crypto/tls"
	"io"
	"net/http"
)

// Resolver finds out who somebody is.
type Resolver struct{ base string }

// Resolve asks for one identity.
func (r *Resolver) Resolve(name string) (string, error) {
	transport := &http.Transport{TLSClientConfig: &tls.Config{ClientSessionCache: tls.NewLRUClientSessionCache(64)}} // want resourcegrow medium "Transport"
	client := &http.Client{Transport: transport}
	res, err := client.Get(r.base + name)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(io.LimitReader(res.Body, 1<<16))
	return string(text), err
}

// Check asks through a client that a helper makes anew.
func (r *Resolver) Check(name string) bool {
	res, err := r.client().Get(r.base + name)
	if err != nil {
		return false
	}
	return res.Body.Close() == nil
}

func (r *Resolver) client() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: 4}} // want resourcegrow medium "Transport"
}
