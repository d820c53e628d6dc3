// Package connections holds three kilobytes for each client that is there, and
// nothing for those who have gone: this is load.
package connections

import (
	"bufio"
	"net"
	"sync"
)

type peer struct {
	conn net.Conn
	in   [2048]byte
	out  [1024]byte
	user string
}

// House knows who is there.
type House struct {
	mu    sync.RWMutex
	peers map[net.Conn]*peer
	users map[string]*peer
}

// NewHouse returns an empty house.
func NewHouse() *House {
	return &House{peers: map[net.Conn]*peer{}, users: map[string]*peer{}}
}

// Serve lets everybody in.
func (h *House) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go h.host(c)
	}
}

func (h *House) host(c net.Conn) {
	p := &peer{conn: c}
	h.mu.Lock()
	h.peers[c] = p
	h.mu.Unlock()
	defer h.bye(p)
	in := bufio.NewScanner(c)
	in.Buffer(p.in[:0], len(p.in))
	for in.Scan() {
		if p.user == "" {
			h.name(p, in.Text())
			continue
		}
		n := copy(p.out[:], in.Bytes())
		if _, err := c.Write(p.out[:n]); err != nil {
			return
		}
	}
}

func (h *House) name(p *peer, user string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	p.user = user
	h.users[user] = p
}

func (h *House) bye(p *peer) {
	h.mu.Lock()
	delete(h.peers, p.conn)
	delete(h.users, p.user)
	h.mu.Unlock()
	_ = p.conn.Close()
}
