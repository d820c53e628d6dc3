// Package tries has transports around another one.
package tries

import (
	"errors"
	"io"
	"net/http"
)

var errStatus = errors.New("status")

// Again asks again where the other end is busy, and is done with the answer before.
type Again struct {
	Next http.RoundTripper
	Most int
}

// RoundTrip implements http.RoundTripper.
func (a *Again) RoundTrip(req *http.Request) (*http.Response, error) {
	for n := 0; ; n++ {
		resp, err := a.Next.RoundTrip(req)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 || n >= a.Most {
			return resp, nil
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
}

// Strict takes no other answer than one.
type Strict struct{ http.RoundTripper }

// RoundTrip implements http.RoundTripper.
func (s Strict) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := s.RoundTripper.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, errStatus
	}
	return resp, nil
}

// Named adds a name to what is asked, and gives what it is given.
type Named struct {
	name string
	next http.RoundTripper
}

// RoundTrip implements http.RoundTripper.
func (n *Named) RoundTrip(req *http.Request) (*http.Response, error) {
	req = req.Clone(req.Context())
	req.Header.Set("User-Agent", n.name)
	return n.next.RoundTrip(req)
}

// Client has all.
func Client(name string) *http.Client {
	return &http.Client{Transport: &Named{name, &Again{Next: Strict{http.DefaultTransport}, Most: 3}}}
}
