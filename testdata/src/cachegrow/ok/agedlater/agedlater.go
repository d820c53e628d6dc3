// Package agedlater keeps certificates without an expiry and gives all of them one
// whenever it is configured anew: what is not put in again goes.
package agedlater

import (
	"crypto/x509"
	"net/http"
	"time"

	"github.com/patrickmn/go-cache"
	"zgo.at/zcache/v2"
)

// Stapler knows what was said of certificates.
type Stapler struct {
	known *cache.Cache
	asked *zcache.Cache[string, time.Time]
}

// NewStapler knows nothing.
func NewStapler() *Stapler {
	return &Stapler{
		known: cache.New(time.Hour, time.Minute),
		asked: zcache.New[string, time.Time](zcache.NoExpiration, time.Minute),
	}
}

// Put keeps a certificate until the next configuration but one.
func (s *Stapler) Put(name string, leaf *x509.Certificate) {
	s.known.Set(name, leaf, cache.NoExpiration)
}

// Reset begins a configuration.
func (s *Stapler) Reset() {
	for name, item := range s.known.Items() {
		s.known.Set(name, item.Object, time.Hour)
	}
	s.asked.Reset()
}

// ServeHTTP implements http.Handler.
func (s *Stapler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPut {
		s.Reset()
		s.Put(r.URL.Path, &x509.Certificate{})
		return
	}
	s.asked.Set(r.URL.Path, time.Now())
	if _, ok := s.known.Get(r.URL.Path); !ok {
		http.NotFound(w, r)
	}
}
