// Package shared asks over HTTPS without leaving connections behind.
package shared

import (
	"net/http"
	"time"
)

var transport = &http.Transport{}

// Resolver finds out who somebody is.
type Resolver struct {
	base string
	own  *http.Client
}

// New makes a resolver with a transport of its own.
func New(base string) *Resolver {
	return &Resolver{base: base, own: &http.Client{Transport: &http.Transport{}}}
}

func drop(res *http.Response, err error) error {
	if err != nil {
		return err
	}
	return res.Body.Close()
}

// Shared asks through the transport that all share.
func (r *Resolver) Shared(name string) error {
	client := &http.Client{Transport: transport, Timeout: time.Second}
	return drop(client.Get(r.base + name))
}

// Plain asks through the default transport.
func (r *Resolver) Plain(name string) error {
	client := &http.Client{Timeout: time.Second}
	return drop(client.Get(r.base + name))
}

// Once asks on a connection that ends with the answer.
func (r *Resolver) Once(name string) error {
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	return drop(client.Get(r.base + name))
}

// Tidy closes what is idle afterwards.
func (r *Resolver) Tidy(name string) error {
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	return drop(client.Get(r.base + name))
}

// Passing leaves connections that end by themselves.
func (r *Resolver) Passing(name string) error {
	client := &http.Client{Transport: &http.Transport{IdleConnTimeout: time.Minute}}
	return drop(client.Get(r.base + name))
}
