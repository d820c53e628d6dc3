// growthlint: any of mapgrow
package store

import "sync"

type Store struct{ tables tables }

type tables struct {
	mu   sync.Mutex
	hits counts
}

type counts struct{ by map[string]int64 }

func NewStore() *Store {
	var s Store
	s.tables.hits.by = make(map[string]int64)
	return &s
}

func (t *tables) note(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.hits.add(key)
}

func (c *counts) add(key string) {
	c.by[key]++
}

func (s *Store) Touch(key string) { s.tables.note(key) }
