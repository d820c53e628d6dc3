// Package niled writes nil where it should delete.
package niled

import (
	"bufio"
	"net"
	"sync"
)

type plug struct {
	conn net.Conn
	sent int
}

// Panel connects plugs.
type Panel struct {
	mu    sync.RWMutex
	plugs map[string]*plug
	jacks map[string]*plug
}

// NewPanel returns a panel without plugs.
func NewPanel() *Panel { return &Panel{plugs: map[string]*plug{}, jacks: map[string]*plug{}} }

// Serve accepts connections.
func (p *Panel) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go p.hold(c)
	}
}

func (p *Panel) hold(c net.Conn) {
	defer c.Close()
	addr := c.RemoteAddr().String()
	p.plug(addr, c)
	in := bufio.NewScanner(c)
	for in.Scan() {
		p.send(in.Text(), addr)
	}
	p.pull(addr)
}

func (p *Panel) plug(addr string, c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	g := &plug{conn: c}
	p.plugs[addr] = g // want zombiegrow medium "Panel.plugs"
	p.jacks[addr] = g
}

func (p *Panel) pull(addr string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.plugs[addr] != nil {
		p.plugs[addr] = nil
	}
	delete(p.jacks, addr)
}

func (p *Panel) send(to, text string) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if g := p.plugs[to]; g != nil {
		_, _ = g.conn.Write([]byte(text))
	}
	if g, ok := p.jacks[to]; ok {
		_, _ = g.conn.Write([]byte(text))
	}
}
