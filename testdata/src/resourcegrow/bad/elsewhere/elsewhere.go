// Package elsewhere forgets what a library has opened.
package elsewhere

import (
	"errors"
	"net/http"

	"example.com/console/vault"
)

// Door asks for passwords.
type Door struct{ Addr string }

func (d *Door) password(name string) (string, error) {
	c, err := vault.NewClient(d.Addr) // want resourcegrow medium "nothing releases it"
	if err != nil {
		return "", err
	}
	return c.Secret(name)
}

func (d *Door) tried() (*vault.Client, error) {
	c, err := vault.NewClient(d.Addr) // want resourcegrow medium "drops it"
	if err != nil {
		return nil, err
	}
	if s, _ := c.Secret("health"); s != "ok" {
		return nil, errors.New("not healthy")
	}
	return c, nil
}

func (d *Door) secrets() (vault.Secrets, error) {
	c, err := vault.NewClient(d.Addr) // want resourcegrow medium "nothing releases it"
	if err != nil {
		return nil, err
	}
	s := vault.NewSecrets(c)
	if _, err := s.Get("health"); err != nil {
		return nil, err
	}
	return s, nil
}

// ServeHTTP implements http.Handler.
func (d *Door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c, err := d.tried()
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer c.Close()
	if s, err := d.secrets(); err != nil || s == nil {
		return
	}
	p, _ := d.password(r.FormValue("name"))
	_, _ = w.Write([]byte(p))
}
