// Package ring keeps what must be sent again in a ring that grows, and in one that
// gives up its oldest.
package ring

import (
	"context"
	"net"

	"github.com/eapache/queue"
)

const most = 4096

type packet struct {
	data []byte
	left int
}

// Sender sends packets, some of them again.
type Sender struct {
	first, again, late chan *packet
}

// NewSender sends to c until ctx ends.
func NewSender(ctx context.Context, c net.Conn) *Sender {
	s := &Sender{first: make(chan *packet), again: make(chan *packet), late: make(chan *packet)}
	go s.retry(ctx)
	go s.forget(ctx)
	go s.send(ctx, c)
	return s
}

// retry hands on what failed, whenever the sender takes it.
func (s *Sender) retry(ctx context.Context) {
	ring := queue.New()
	for {
		var p *packet
		if ring.Length() == 0 {
			select {
			case <-ctx.Done():
				return
			case p = <-s.again:
			}
		} else {
			select {
			case <-ctx.Done():
				return
			case p = <-s.again:
			case s.first <- ring.Peek().(*packet):
				ring.Remove()
				continue
			}
		}
		ring.Add(p) // want queuegrow medium "retry.ring"
	}
}

// forget does the same, and drops the oldest when there are many.
func (s *Sender) forget(ctx context.Context) {
	ring := queue.New()
	for {
		var out chan *packet
		var next *packet
		if ring.Length() > 0 {
			out, next = s.first, ring.Peek().(*packet)
		}
		select {
		case <-ctx.Done():
			return
		case p := <-s.late:
			if ring.Length() >= most {
				ring.Remove()
			}
			ring.Add(p)
		case out <- next:
			ring.Remove()
		}
	}
}

func (s *Sender) send(ctx context.Context, c net.Conn) {
	for {
		select {
		case <-ctx.Done():
			return
		case p := <-s.first:
			if _, err := c.Write(p.data); err == nil || p.left == 0 {
				continue
			}
			p.left--
			select {
			case s.again <- p:
			case s.late <- p:
			}
		}
	}
}

// Send sends.
func (s *Sender) Send(data []byte) {
	s.first <- &packet{data, 3}
}
