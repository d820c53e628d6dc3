// Package replacedend ends a link and puts another one in its place: one of two pools
// takes the old link out as well.
package replacedend

import (
	"net"
	"sync"
)

type link struct {
	conn net.Conn
	addr string
}

func (l *link) Close() { _ = l.conn.Close() }

// Pool has the links that are open.
type Pool struct {
	mu    sync.Mutex
	links map[*link]bool
}

// NewPool makes a pool.
func NewPool() *Pool { return &Pool{links: map[*link]bool{}} }

func (p *Pool) add(addr string) (*link, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	l := &link{conn: conn, addr: addr}
	p.mu.Lock()
	p.links[l] = true // want mapgrow medium "Pool.links"
	p.mu.Unlock()
	return l, nil
}

func (p *Pool) remove(l *link) {
	p.mu.Lock()
	delete(p.links, l)
	p.mu.Unlock()
	l.Close()
}

// Len is how many links are open.
func (p *Pool) Len() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.links)
}

// Peer talks over one link of the pool.
type Peer struct {
	mu   sync.Mutex
	pool *Pool
	link *link
}

// Join opens a link.
func (p *Peer) Join(addr string) (err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.link, err = p.pool.add(addr)
	return err
}

// Move goes to another address.
func (p *Peer) Move(addr string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.link.Close()
	l, err := p.pool.add(addr)
	if err != nil {
		return err
	}
	p.link = l
	return nil
}

// Leave closes the link.
func (p *Peer) Leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pool.remove(p.link)
}

// Exchange has the same links, and takes out what it replaces.
type Exchange struct {
	mu    sync.Mutex
	links map[*link]bool
	now   *link
}

// NewExchange makes an exchange.
func NewExchange() *Exchange { return &Exchange{links: map[*link]bool{}} }

func (e *Exchange) add(addr string) (*link, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	l := &link{conn: conn, addr: addr}
	e.mu.Lock()
	e.links[l] = true
	e.mu.Unlock()
	return l, nil
}

func (e *Exchange) remove(l *link) {
	e.mu.Lock()
	delete(e.links, l)
	e.mu.Unlock()
	l.Close()
}

// Move goes to another address.
func (e *Exchange) Move(addr string) error {
	e.remove(e.now)
	l, err := e.add(addr)
	if err != nil {
		return err
	}
	e.now = l
	return nil
}
