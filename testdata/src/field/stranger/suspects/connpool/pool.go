// want resourcegrow Pool.conns|renew medium
// want goroutinegrow keepAlive|renew medium

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
	conn, err := p.dial("tcp", p.addrs[i])
	if err != nil {
		return err
	}
	p.conns[i] = conn
	go keepAlive(conn, 30*time.Second)
	return nil
}

func keepAlive(conn net.Conn, every time.Duration) {
	for {
		time.Sleep(every)
		_, _ = conn.Write([]byte{0})
	}
}
