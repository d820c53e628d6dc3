// Package sharded spreads locks over shards; a shard has a lock for each key all
// the same.
package sharded

import (
	"hash/crc32"
	"net/http"
	"sync"
)

type shard struct {
	mu    sync.Mutex
	locks map[string]*sync.RWMutex
}

// Set locks by key.
type Set struct {
	shards []*shard
	fixed  [64]sync.Mutex
	rows   map[int]*sync.Mutex
	rowsMu sync.Mutex
}

// NewSet returns a set of n shards.
func NewSet(n int) *Set {
	s := &Set{shards: make([]*shard, n), rows: map[int]*sync.Mutex{}}
	for i := range s.shards {
		s.shards[i] = &shard{locks: map[string]*sync.RWMutex{}}
	}
	return s
}

func (s *Set) forKey(key string) *sync.RWMutex {
	sh := s.shards[int(crc32.ChecksumIEEE([]byte(key)))%len(s.shards)]
	sh.mu.Lock()
	defer sh.mu.Unlock()
	l, ok := sh.locks[key]
	if !ok {
		l = &sync.RWMutex{}
		sh.locks[key] = l // want lockgrow medium "shard.locks|Set.shards"
	}
	return l
}

// forRow makes at most 128 locks.
func (s *Set) forRow(key string) *sync.Mutex {
	n := int(crc32.ChecksumIEEE([]byte(key)) % 128)
	s.rowsMu.Lock()
	defer s.rowsMu.Unlock()
	if s.rows[n] == nil {
		s.rows[n] = &sync.Mutex{}
	}
	return s.rows[n]
}

// Wrap serves requests for one path one after the other.
func (s *Set) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		k := s.forKey(r.URL.Path)
		k.Lock()
		defer k.Unlock()
		row := s.forRow(r.Host)
		row.Lock()
		defer row.Unlock()
		f := &s.fixed[len(r.Host)%len(s.fixed)]
		f.Lock()
		defer f.Unlock()
		next.ServeHTTP(w, r)
	})
}
