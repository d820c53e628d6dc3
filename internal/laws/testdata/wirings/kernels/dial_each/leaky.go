// growthlint: any of resourcegrow
// growthlint: each call leaks
package store

import (
	"net"
	"time"
)

type Store struct{ failed, sent int }

func NewStore() *Store { return &Store{} }

func (s *Store) Touch(host string) {
	c, err := net.DialTimeout("tcp", host, time.Second)
	if err != nil {
		s.failed++
		return
	}
	n, _ := c.Write([]byte(host))
	s.sent += n
}
