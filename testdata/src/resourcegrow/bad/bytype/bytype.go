// Package bytype is given things by functions and by interfaces whose makers it does not see.
package bytype

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
)

// Mirror shows what others have.
type Mirror struct {
	// Fetch asks another one.
	Fetch func(url string) (*http.Response, error)
	// Dial connects.
	Dial func(network, addr string) (net.Conn, error)
	// Blobs has what is stored.
	Blobs Blobs
	// Next answers requests.
	Next Doer
}

// Blobs opens what is stored.
type Blobs interface {
	Open(name string) (io.ReadCloser, error)
}

// Doer answers a request.
type Doer interface {
	Do(*http.Request) (*http.Response, error)
}

type marked struct{ Doer }

func (m marked) Do(r *http.Request) (*http.Response, error) {
	r.Header.Set("Via", "mirror")
	return m.Doer.Do(r)
}

// Marked is a Doer that says who asks.
func Marked(d Doer) Doer { return marked{d} }

func (m *Mirror) alive(url string) error {
	resp, err := m.Fetch(url) // want resourcegrow medium "Fetch"
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return nil
}

func (m *Mirror) greet(addr string) (net.Conn, error) {
	c, err := m.Dial("tcp", addr) // want resourcegrow medium "drops it"
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(c, "hello\n"); err != nil {
		return nil, err
	}
	return c, nil
}

func (m *Mirror) first(name string) (string, error) {
	r, err := m.Blobs.Open(name) // want resourcegrow medium "nothing releases it"
	if err != nil {
		return "", err
	}
	return bufio.NewReader(r).ReadString('\n')
}

func (m *Mirror) pass(w io.Writer, url string) error {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	resp, err := m.Next.Do(req) // want resourcegrow medium "not on all"
	if err != nil {
		return err
	}
	if resp.ContentLength > 1<<20 {
		return errors.New("too long")
	}
	defer resp.Body.Close()
	_, err = io.Copy(w, resp.Body)
	return err
}

// ServeHTTP implements http.Handler.
func (m *Mirror) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	from := r.FormValue("from")
	if err := m.alive(from); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	if line, err := m.first(from); err == nil {
		_, _ = io.WriteString(w, line)
		return
	}
	if err := m.pass(w, from); err == nil {
		return
	}
	c, err := m.greet(from)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer c.Close()
	_, _ = io.Copy(w, c)
}
