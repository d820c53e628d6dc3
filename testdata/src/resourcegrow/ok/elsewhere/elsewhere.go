// Package elsewhere lets go of what a library has opened, or keeps it, or has only made something around what
// it has.
package elsewhere

import (
	"errors"
	"net/http"

	"example.com/console/vault"
)

// Door asks for passwords.
type Door struct {
	Addr   string
	shared *vault.Client
}

// New has a client for as long as it is there.
func New(addr string) (*Door, error) {
	c, err := vault.NewClient(addr)
	if err != nil {
		return nil, err
	}
	return &Door{Addr: addr, shared: c}, nil
}

// Close ends it.
func (d *Door) Close() error { return d.shared.Close() }

func (d *Door) password(name string) (string, error) {
	c, err := vault.NewClient(d.Addr)
	if err != nil {
		return "", err
	}
	defer c.Close()
	return c.Secret(name)
}

func (d *Door) tried() (*vault.Client, error) {
	c, err := vault.NewClient(d.Addr)
	if err != nil {
		return nil, err
	}
	if s, _ := c.Secret("health"); s != "ok" {
		return nil, errors.Join(errors.New("not healthy"), c.Close())
	}
	return c, nil
}

func first(r *http.Request) (string, error) {
	s, err := vault.NewScroll(r.Body)
	if err != nil {
		return "", err
	}
	return s.Line()
}

// ServeHTTP implements http.Handler.
func (d *Door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c, err := d.tried()
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer c.Close()
	name, _ := first(r)
	p, _ := d.password(name)
	_, _ = w.Write([]byte(p))
}
