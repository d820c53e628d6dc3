// Package resolver looks identities up over HTTPS.
package resolver

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// Identity is what a name stands for.
type Identity struct {
	DID  string `json:"did"`
	Host string `json:"host"`
}

// Resolver asks a directory, with one client for all calls.
type Resolver struct {
	base   string
	client *http.Client
}

// New returns a resolver for the directory at base.
func New(base string, conf *tls.Config) *Resolver {
	return &Resolver{base: base, client: &http.Client{
		Timeout:   10 * time.Second,
		Transport: &http.Transport{TLSClientConfig: conf, MaxIdleConnsPerHost: 4},
	}}
}

// Resolve asks for one name.
func (r *Resolver) Resolve(ctx context.Context, name string) (*Identity, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.base+"?name="+url.QueryEscape(name), nil)
	if err != nil {
		return nil, err
	}
	resp, err := r.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("resolver: %s: %s", name, resp.Status)
	}
	var id Identity
	if err := json.NewDecoder(io.LimitReader(resp.Body, 1<<16)).Decode(&id); err != nil {
		return nil, err
	}
	return &id, nil
}
