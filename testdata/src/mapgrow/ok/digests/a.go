// Package digests has maps whose keys are made of what is written here.
package digests

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"
	"net/http"
	"strings"
	"sync"
)

// Seen counts requests in several ways.
type Seen struct {
	mu     sync.Mutex
	sums   map[[32]byte]int
	names  map[string]int
	hashes map[uint64]int
	pairs  map[[2]string]int
	built  map[string]int
}

// ServeHTTP counts a request.
func (s *Seen) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	kind := "read"
	if r.ContentLength > 0 {
		kind = "write"
	}
	sum := sha256.Sum256([]byte(kind))
	s.sums[sum]++
	s.names[hex.EncodeToString(sum[:])]++
	h := fnv.New64a()
	h.Write([]byte(kind))
	s.hashes[h.Sum64()]++
	s.pairs[[2]string{kind, "all"}]++
	var b strings.Builder
	b.WriteString("kind=")
	b.WriteString(kind)
	s.built[b.String()]++
}
