package refusedturn

import (
	"crypto/sha256"
	"io"
	"sync/atomic"
)

var refusals atomic.Int64

func digest(r io.Reader) ([]byte, error) {
	h := sha256.New()
	_, err := io.Copy(h, r)
	return h.Sum(nil), err
}
