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

type counted struct {
	sync.Mutex
	users int
}

// Verifier looks certificates up in a list of revocations.
type Verifier struct {
	list Revocations

	mu    sync.Mutex
	locks map[string]*counted
}

// NewVerifier returns a verifier for list.
func NewVerifier(list Revocations) *Verifier {
	return &Verifier{list: list, locks: make(map[string]*counted)}
}

// Verify reports whether cert is still good.
func (v *Verifier) Verify(cert *x509.Certificate) (bool, error) {
	sum := sha256.Sum256(cert.Raw)
	fp := hex.EncodeToString(sum[:])

	l := v.acquire(fp)
	defer v.release(fp, l)
	revoked, err := v.list.Revoked(fp)
	return !revoked, err
}

func (v *Verifier) acquire(fp string) *counted {
	v.mu.Lock()
	l, ok := v.locks[fp]
	if !ok {
		l = &counted{}
		v.locks[fp] = l
	}
	l.users++
	v.mu.Unlock()
	l.Lock()
	return l
}

func (v *Verifier) release(fp string, l *counted) {
	l.Unlock()
	v.mu.Lock()
	defer v.mu.Unlock()
	l.users--
	if l.users == 0 {
		delete(v.locks, fp)
	}
}
