// want goroutinegrow Push|Sender.Push medium

// Package pushes sends pushes as soon as there is a connection.
package pushes

import (
	"log"
	"net"
	"sync"
)

// Sender sends pushes.
type Sender struct {
	mu   sync.Mutex
	up   *sync.Cond
	conn net.Conn
}

// NewSender returns a sender that is not connected.
func NewSender() *Sender {
	s := &Sender{}
	s.up = sync.NewCond(&s.mu)
	return s
}

// Connected gives the sender a connection; nil takes it away.
func (s *Sender) Connected(conn net.Conn) {
	s.mu.Lock()
	s.conn = conn
	s.mu.Unlock()
	s.up.Broadcast()
}

// Push sends payload in the background.
func (s *Sender) Push(payload []byte) {
	go s.push(payload)
}

func (s *Sender) push(payload []byte) {
	s.mu.Lock()
	for s.conn == nil {
		s.up.Wait()
	}
	conn := s.conn
	s.mu.Unlock()
	if _, err := conn.Write(payload); err != nil {
		log.Printf("push: %v", err)
	}
}
