// Package anyhost has a manager of certificates for whatever name a client says, and
// one for two names.
package anyhost

import (
	"crypto/tls"
	"net/http"

	"golang.org/x/crypto/acme/autocert"
)

// Front answers for many hosts.
type Front struct {
	open   *autocert.Manager
	closed *autocert.Manager
	mux    *http.ServeMux
}

// NewFront answers with mux.
func NewFront(mux *http.ServeMux) *Front {
	return &Front{
		open:   &autocert.Manager{Prompt: autocert.AcceptTOS, Email: "front@example.com"},
		closed: &autocert.Manager{Prompt: autocert.AcceptTOS, HostPolicy: autocert.HostWhitelist("example.com", "www.example.com")},
		mux:    mux,
	}
}

// ForOpen gives a certificate for any name.
func (f *Front) ForOpen(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	return f.open.GetCertificate(hello) // want cachegrow medium "Front.open"
}

// ForClosed gives a certificate for one of two names.
func (f *Front) ForClosed(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	return f.closed.GetCertificate(hello)
}

// Run serves both.
func (f *Front) Run(addr, other string) error {
	open := &http.Server{Addr: addr, Handler: f.mux, TLSConfig: &tls.Config{GetCertificate: f.ForOpen}}
	closed := &http.Server{Addr: other, Handler: f.mux, TLSConfig: &tls.Config{GetCertificate: f.ForClosed}}
	go func() { _ = closed.ListenAndServeTLS("", "") }()
	return open.ListenAndServeTLS("", "")
}
