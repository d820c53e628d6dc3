// Package tries has transports around another one, which ask again or give up and leave the answer
// that they have.
package tries

import (
	"errors"
	"net/http"
)

var errStatus = errors.New("status")

// Again asks again where the other end is busy.
type Again struct {
	Next http.RoundTripper
	Most int
}

// RoundTrip implements http.RoundTripper.
func (a *Again) RoundTrip(req *http.Request) (*http.Response, error) {
	for n := 0; ; n++ {
		resp, err := a.Next.RoundTrip(req) // want resourcegrow medium "Body"
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 || n >= a.Most {
			return resp, nil
		}
	}
}

// Strict takes no other answer than one.
type Strict struct{ http.RoundTripper }

// RoundTrip implements http.RoundTripper.
func (s Strict) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := s.RoundTripper.RoundTrip(req) // want resourcegrow medium "Body"
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errStatus
	}
	return resp, nil
}

// Client has both.
func Client() *http.Client {
	return &http.Client{Transport: &Again{Next: Strict{http.DefaultTransport}, Most: 3}}
}
