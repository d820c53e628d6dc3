// Package handed opens things for others, who close them.
package handed

import (
	"context"
	"net"
	"net/http"
	"sync"
)

// Pool keeps connections by address.
type Pool struct {
	mu    sync.Mutex
	conns map[string]net.Conn
	queue chan net.Conn
}

// Get keeps what it dials.
func (p *Pool) Get(addr string) (net.Conn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c, ok := p.conns[addr]; ok {
		return c, nil
	}
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	p.conns[addr] = c
	return c, nil
}

// Drop closes and forgets.
func (p *Pool) Drop(addr string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c, ok := p.conns[addr]; ok {
		c.Close()
		delete(p.conns, addr)
	}
}

// Feed sends connections to workers.
func (p *Pool) Feed(addr string) error {
	c, err := net.Dial("tcp", addr)
	if err == nil {
		p.queue <- c
	}
	return err
}

// Client is a client whose connections others dial.
func Client() *http.Client {
	return &http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			c, err := net.Dial(network, addr)
			if err != nil {
				return nil, err
			}
			return &counted{Conn: c}, nil
		},
	}}
}

type counted struct {
	net.Conn
	n int
}
