// Package connpool keeps a connection to each of a few backends.
package connpool

import (
	"fmt"
	"net"
	"sync"
	"time"
)

// Pool has one connection for each backend.
type Pool struct {
	dial func(network, addr string) (net.Conn, error)

	mu    sync.Mutex
	conns []net.Conn
	addrs []string
}

// Option changes a pool.
type Option func(*Pool)

// WithDialer sets how connections are made.
func WithDialer(dial func(network, addr string) (net.Conn, error)) Option {
	return func(p *Pool) { p.dial = dial }
}

// New returns a pool for addrs. Connections are made when they are needed.
func New(addrs []string, opts ...Option) *Pool {
	p := &Pool{dial: net.Dial, addrs: addrs, conns: make([]net.Conn, len(addrs))}
	for _, opt := range opts {
		opt(p)
	}
	return p
}

// Exchange sends req to backend i and reads what comes back into buf.
func (p *Pool) Exchange(i int, req, buf []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.conns[i] == nil {
		if err := p.renew(i); err != nil {
			return 0, err
		}
	}
	if _, err := p.conns[i].Write(req); err != nil {
		if err := p.renew(i); err != nil {
			return 0, fmt.Errorf("connpool: %s: %w", p.addrs[i], err)
		}
		if _, err := p.conns[i].Write(req); err != nil {
			return 0, err
		}
	}
	return p.conns[i].Read(buf)
}

func (p *Pool) renew(i int) error {
	if old := p.conns[i]; old != nil {
		old.Close()
		p.conns[i] = nil
	}
	conn, err := p.dial("tcp", p.addrs[i])
	if err != nil {
		return err
	}
	p.conns[i] = conn
	go keepAlive(conn, 30*time.Second)
	return nil
}

// keepAlive ends when conn is closed.
func keepAlive(conn net.Conn, every time.Duration) {
	t := time.NewTicker(every)
	defer t.Stop()
	for range t.C {
		if _, err := conn.Write([]byte{0}); err != nil {
			return
		}
	}
}
