// Package pushes sends pushes as soon as there is a connection.
package pushes

import (
	"context"
	"errors"
	"log"
	"net"
	"time"
)

// ErrBusy is returned if too many pushes are waiting.
var ErrBusy = errors.New("pushes: too many are waiting")

// Sender sends pushes with a few workers.
type Sender struct {
	work  chan []byte
	conns chan net.Conn
}

// NewSender starts a sender with n workers, which end with ctx.
func NewSender(ctx context.Context, n int) *Sender {
	s := &Sender{work: make(chan []byte, 128), conns: make(chan net.Conn, 1)}
	for range n {
		go s.run(ctx)
	}
	return s
}

// Connected gives the sender a connection.
func (s *Sender) Connected(ctx context.Context, conn net.Conn) {
	select {
	case s.conns <- conn:
	case <-ctx.Done():
	}
}

// Push queues payload.
func (s *Sender) Push(payload []byte) error {
	select {
	case s.work <- payload:
		return nil
	default:
		return ErrBusy
	}
}

func (s *Sender) run(ctx context.Context) {
	for {
		select {
		case payload := <-s.work:
			if err := s.push(payload, 10*time.Second); err != nil {
				log.Printf("push: %v", err)
			}
		case <-ctx.Done():
			return
		}
	}
}

func (s *Sender) push(payload []byte, patience time.Duration) error {
	t := time.NewTimer(patience)
	defer t.Stop()
	select {
	case conn := <-s.conns:
		defer func() { s.conns <- conn }()
		_, err := conn.Write(payload)
		return err
	case <-t.C:
		return errors.New("no connection")
	}
}
