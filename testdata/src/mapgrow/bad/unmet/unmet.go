// Package unmet has a set of boats by themselves: the ferry is taken out at its end, the boats
// of guests stay.
package unmet

import (
	"net"
	"sync"
)

type boat struct {
	conn net.Conn
	name string
}

// Port has the boats.
type Port struct {
	mu    sync.Mutex
	boats map[*boat]bool
}

// NewPort is empty.
func NewPort() *Port { return &Port{boats: map[*boat]bool{}} }

func (p *Port) moor(b *boat) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.boats[b] = true // want mapgrow medium "Port.boats"
}

func (p *Port) cast(b *boat) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.boats, b)
}

func (p *Port) guest(conn net.Conn) {
	defer conn.Close()
	b := &boat{conn: conn, name: conn.RemoteAddr().String()}
	p.moor(b)
	b.lie()
}

func (b *boat) lie() {
	var buf [1]byte
	b.conn.Read(buf[:])
}

// Open takes guests in while the ferry is there.
func (p *Port) Open(l net.Listener) error {
	ferry := &boat{name: "ferry"}
	p.moor(ferry)
	defer p.cast(ferry)
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go p.guest(conn)
	}
}

// Count is how many boats there are.
func (p *Port) Count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.boats)
}
