// want lockgrow|mapgrow Gate.perPeer high

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

type fingerprint [sha256.Size]byte

// Gate is a lock for each fingerprint.
type Gate struct {
	guard   sync.RWMutex
	perPeer map[fingerprint]*sync.Mutex
}

// New returns an open gate.
func New() *Gate {
	g := new(Gate)
	g.perPeer = map[fingerprint]*sync.Mutex{}
	return g
}

// Pass runs fn while no other connection of the same peer is in it.
func (g *Gate) Pass(conn *tls.Conn, fn func() error) error {
	if err := conn.Handshake(); err != nil {
		return err
	}
	certs := conn.ConnectionState().PeerCertificates
	if len(certs) == 0 {
		return ErrAnonymous
	}
	m := g.of(sha256.Sum256(certs[0].Raw))
	m.Lock()
	defer m.Unlock()
	return fn()
}

func (g *Gate) of(fp fingerprint) *sync.Mutex {
	g.guard.RLock()
	m := g.perPeer[fp]
	g.guard.RUnlock()
	if m != nil {
		return m
	}
	g.guard.Lock()
	defer g.guard.Unlock()
	if m = g.perPeer[fp]; m == nil {
		m = new(sync.Mutex)
		g.perPeer[fp] = m
	}
	return m
}
