// Package digests has maps whose keys are made of what clients send.
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
	sum := sha256.Sum256([]byte(r.FormValue("name")))
	s.sums[sum]++                         // want mapgrow high "Seen.sums"
	s.names[hex.EncodeToString(sum[:])]++ // want mapgrow high "Seen.names"
	h := fnv.New64a()
	h.Write([]byte(r.URL.Path))
	s.hashes[h.Sum64()]++                          // want mapgrow high "Seen.hashes"
	s.pairs[[2]string{r.RemoteAddr, r.URL.Path}]++ // want mapgrow high "Seen.pairs"
	var b strings.Builder
	b.WriteString("name=")
	b.WriteString(r.FormValue("name"))
	s.built[b.String()]++ // want mapgrow high "Seen.built"
}
