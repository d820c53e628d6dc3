// Package whenblocked puts aside what it cannot hand on at once.
package whenblocked

import (
	"container/list"
	"net"
)

type packet struct {
	n    int
	data [1500]byte
}

// Splitter reads from one socket and writes to another.
type Splitter struct {
	in, out   chan *packet
	few, some chan *packet
}

// NewSplitter starts a splitter.
func NewSplitter(from, to net.PacketConn, addr net.Addr) *Splitter {
	s := &Splitter{in: make(chan *packet, 1), out: make(chan *packet, 1), few: make(chan *packet, 1), some: make(chan *packet, 1)}
	go s.read(from)
	go s.shuffle()
	go s.drop()
	go s.write(to, addr)
	return s
}

func (s *Splitter) read(from net.PacketConn) {
	defer close(s.in)
	for {
		p := new(packet)
		n, _, err := from.ReadFrom(p.data[:])
		if err != nil {
			return
		}
		p.n = n
		s.in <- p
		s.few <- p
	}
}

func (s *Splitter) shuffle() {
	aside := list.New()
	for p := range s.in {
		aside.PushBack(p) // want queuegrow medium "shuffle.aside"
		for e := aside.Front(); e != nil; e = aside.Front() {
			if !s.offer(e.Value.(*packet)) {
				break
			}
			aside.Remove(e)
		}
	}
}

func (s *Splitter) offer(p *packet) bool {
	select {
	case s.out <- p:
		return true
	default:
		return false
	}
}

// drop puts aside eight packets and throws the ninth away.
func (s *Splitter) drop() {
	var aside []*packet
	for p := range s.few {
		if len(aside) < 8 {
			aside = append(aside, p)
		}
		select {
		case s.some <- aside[0]:
			aside = aside[1:]
		default:
		}
	}
}

func (s *Splitter) write(to net.PacketConn, addr net.Addr) {
	for {
		var p *packet
		select {
		case p = <-s.out:
		case p = <-s.some:
		}
		if _, err := to.WriteTo(p.data[:p.n], addr); err != nil {
			return
		}
	}
}
