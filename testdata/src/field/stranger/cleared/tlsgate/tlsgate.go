// Package tlsgate lets one connection at a time through for each certificate.
package tlsgate

import (
	"crypto/sha256"
	"crypto/tls"
	"errors"
	"sync"
)

// ErrAnonymous is returned for a peer without a certificate.
var ErrAnonymous = errors.New("tlsgate: no certificate")

// Gate spreads fingerprints over a fixed number of locks.
type Gate struct {
	stripes [256]sync.Mutex
}

// New returns an open gate.
func New() *Gate { return new(Gate) }

// Pass runs fn while no other connection of the same peer is in it.
func (g *Gate) Pass(conn *tls.Conn, fn func() error) error {
	if err := conn.Handshake(); err != nil {
		return err
	}
	certs := conn.ConnectionState().PeerCertificates
	if len(certs) == 0 {
		return ErrAnonymous
	}
	fp := sha256.Sum256(certs[0].Raw)
	m := &g.stripes[fp[0]]
	m.Lock()
	defer m.Unlock()
	return fn()
}
