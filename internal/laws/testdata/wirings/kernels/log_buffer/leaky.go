// growthlint: any of slicegrow
package store

import (
	"bytes"
	"sync"
)

type Store struct {
	mu  sync.Mutex
	log bytes.Buffer
}

func NewStore() *Store { return &Store{} }

func (s *Store) Touch(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log.WriteString(key)
	s.log.WriteByte('\n')
}
