// growthlint: any of goroutinegrow
// growthlint: each call leaks
package store

import (
	"net"
	"time"
)

type Store struct{ alive int }

func NewStore() *Store { return &Store{} }

func (s *Store) ping(host string) {
	if c, err := net.DialTimeout("tcp", host, time.Second); err == nil {
		s.alive++
		c.Close()
	}
}

func (s *Store) follow(host string) {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		<-tick.C
		s.ping(host)
	}
}

func (s *Store) Touch(host string) { go s.follow(host) }
