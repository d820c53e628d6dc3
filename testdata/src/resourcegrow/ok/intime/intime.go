// Package intime asks with clients that give up after a time, and end the request with its connection.
package intime

import (
	"errors"
	"net/http"
	"time"
)

var shared = newClient()

func newClient() *http.Client {
	c := &http.Client{}
	c.Timeout = 5 * time.Second
	return c
}

// Prober asks whether others are there.
type Prober struct{ own *http.Client }

// New is a prober.
func New() *Prober { return &Prober{own: &http.Client{Timeout: 10 * time.Second}} }

func (p *Prober) get(url string) error {
	resp, err := p.own.Get(url)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return resp.Body.Close()
}

func also(url string) error {
	resp, err := shared.Get(url)
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
	if err := errors.Join(p.get(r.FormValue("u")), also(r.FormValue("u"))); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

// limited is a client that gives up after a time, and none without one.
func limited(within string) (*http.Client, error) {
	if _, err := time.ParseDuration(within); err != nil {
		return nil, err
	}
	return &http.Client{Timeout: 7 * time.Second}, nil
}

// Ask asks once, by a client of its own.
func Ask(within, url string) error {
	c, err := limited(within)
	if err != nil {
		return err
	}
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return resp.Body.Close()
}
