// Package datagrams asks by datagrams, and takes out what it has asked where an answer comes.
package datagrams

import (
	"encoding/binary"
	"net"
	"sync"
)

// Probe asks a far host how it is.
type Probe struct {
	conn net.PacketConn
	to   net.Addr

	mu    sync.Mutex
	last  uint32
	open  map[uint32]string
	heard int
}

// New returns a probe that listens for answers.
func New(conn net.PacketConn, to net.Addr) *Probe {
	p := &Probe{conn: conn, to: to, open: map[uint32]string{}}
	go p.listen()
	return p
}

// Ask sends a question.
func (p *Probe) Ask(question string) error {
	p.mu.Lock()
	p.last++
	n := p.last
	p.open[n] = question // want pendinggrow medium "stays where the datagram that answers is lost"
	p.mu.Unlock()
	msg := binary.BigEndian.AppendUint32(nil, n)
	_, err := p.conn.WriteTo(append(msg, question...), p.to)
	return err
}

func (p *Probe) listen() {
	buf := make([]byte, 1500)
	for {
		n, _, err := p.conn.ReadFrom(buf)
		if err != nil {
			return
		}
		if n >= 4 {
			p.answered(binary.BigEndian.Uint32(buf))
		}
	}
}

func (p *Probe) answered(n uint32) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, ok := p.open[n]; ok {
		p.heard++
		delete(p.open, n)
	}
}
