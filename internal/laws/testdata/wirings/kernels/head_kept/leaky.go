// growthlint: any of retaingrow
package store

import (
	"net"
	"sync"
)

type Store struct {
	mu    sync.Mutex
	heads map[byte][]byte
}

func NewStore() *Store { return &Store{heads: map[byte][]byte{}} }

func (s *Store) Touch(host string) {
	c, err := net.Dial("tcp", host)
	if err != nil {
		return
	}
	defer c.Close()
	page := make([]byte, 64<<10)
	if n, err := c.Read(page); err != nil || n < 16 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heads[page[0]] = page[:16]
}
