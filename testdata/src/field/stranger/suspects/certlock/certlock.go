// want lockgrow|mapgrow Verifier.locks medium/high

// Package certlock verifies certificates, one at a time for each fingerprint.
package certlock

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"sync"
)

// Revocations says which fingerprints have been revoked.
type Revocations interface {
	Revoked(fingerprint string) (bool, error)
}

// Verifier looks certificates up in a list of revocations.
type Verifier struct {
	list Revocations

	mu    sync.Mutex
	locks map[string]*sync.Mutex
}

// NewVerifier returns a verifier for list.
func NewVerifier(list Revocations) *Verifier {
	return &Verifier{list: list, locks: make(map[string]*sync.Mutex)}
}

// Verify reports whether cert is still good.
func (v *Verifier) Verify(cert *x509.Certificate) (bool, error) {
	sum := sha256.Sum256(cert.Raw)
	fp := hex.EncodeToString(sum[:])

	l := v.lockFor(fp)
	l.Lock()
	defer l.Unlock()
	revoked, err := v.list.Revoked(fp)
	return !revoked, err
}

func (v *Verifier) lockFor(fp string) *sync.Mutex {
	v.mu.Lock()
	defer v.mu.Unlock()
	if l, ok := v.locks[fp]; ok {
		return l
	}
	l := &sync.Mutex{}
	v.locks[fp] = l
	return l
}
