// Package digestedagain: a key is what a hash gives that has been written its own sum.
package digestedagain

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"sync"
)

type store struct {
	mu   sync.Mutex
	seen map[string]bool
}

func (s *store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := sha256.New()
	h.Write([]byte(r.URL.Path))
	for range 3 {
		h.Write(h.Sum(nil))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen[hex.EncodeToString(h.Sum(nil))] = true // want mapgrow high "store.seen"
}

// Run serves.
func Run() error { return http.ListenAndServe(":8080", &store{seen: map[string]bool{}}) }
