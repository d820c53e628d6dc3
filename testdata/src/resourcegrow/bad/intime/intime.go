// Package intime asks with clients that wait as long as it takes.
package intime

import (
	"errors"
	"net/http"
	"time"
)

// Prober asks whether others are there.
type Prober struct {
	plain *http.Client
	given *http.Client
}

// New is a prober; within may be none.
func New(within time.Duration) *Prober {
	return &Prober{plain: &http.Client{}, given: &http.Client{Timeout: within}}
}

func (p *Prober) get(url string) error {
	resp, err := p.plain.Get(url) // want resourcegrow medium "not on all"
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return resp.Body.Close()
}

func (p *Prober) head(url string) error {
	resp, err := p.given.Get(url) // want resourcegrow medium "not on all"
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return resp.Body.Close()
}

// ServeHTTP implements http.Handler.
func (p *Prober) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := errors.Join(p.get(r.FormValue("u")), p.head(r.FormValue("u"))); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}
