// Package listened makes its map where it begins to listen, and only there.
package listened

import (
	"net"
	"sync"
)

// Gate remembers who came through.
type Gate struct {
	mu    sync.Mutex
	peers map[string]int
	l     net.Listener
}

// Listen opens the gate.
func (g *Gate) Listen(addr string) (err error) {
	g.peers = map[string]int{}
	g.l, err = net.Listen("tcp", addr)
	return err
}

// Accept lets peers in until that fails.
func (g *Gate) Accept() error {
	for {
		c, err := g.l.Accept()
		if err != nil {
			return err
		}
		go g.serve(c)
	}
}

func (g *Gate) serve(c net.Conn) {
	defer c.Close()
	g.mu.Lock()
	g.peers[c.RemoteAddr().String()]++ // want mapgrow medium "Gate.peers"
	g.mu.Unlock()
	_, _ = c.Write([]byte("hello"))
}

// Count is how many there are.
func (g *Gate) Count() int { g.mu.Lock(); defer g.mu.Unlock(); return len(g.peers) }
