// Package readsout lets a peer go where reading from it fails, which is how each of them ends.
package readsout

import (
	"bufio"
	"net"
	"sync"
)

// Peers are those that are connected.
type Peers struct {
	mu  sync.Mutex
	all map[string]net.Conn
}

// New returns no peers.
func New() *Peers { return &Peers{all: map[string]net.Conn{}} }

func (p *Peers) drop(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.all, name)
}

// Serve takes peers.
func (p *Peers) Serve(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		p.mu.Lock()
		p.all[conn.RemoteAddr().String()] = conn
		p.mu.Unlock()
		go p.read(conn)
	}
}

func (p *Peers) read(conn net.Conn) {
	in := bufio.NewReader(conn)
	for {
		if _, err := in.ReadString('\n'); err != nil {
			p.drop(conn.RemoteAddr().String())
			return
		}
	}
}
