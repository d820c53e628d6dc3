// Package foundowner opens what an object keeps that was there before, or is from now on: who has
// found it has nothing to let go of.
package foundowner

import (
	"crypto/tls"
	"database/sql"
	"net"
	"sync"
)

// stand is what is open at an address, for as many as have asked for it.
type stand struct {
	count    int
	listener net.Listener
	done     chan bool
}

var (
	mu     sync.Mutex
	stands = map[string]*stand{}
)

func standAt(addr string) *stand {
	s, ok := stands[addr]
	if !ok {
		s = &stand{done: make(chan bool)}
		stands[addr] = s
	}
	return s
}

// Present opens the address for the first who asks.
func Present(addr string, conf *tls.Config) error {
	mu.Lock()
	defer mu.Unlock()
	s := standAt(addr)
	s.count++
	if s.listener != nil {
		return nil
	}
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	s.listener = tls.NewListener(ln, conf)
	go func() {
		defer close(s.done)
		for {
			c, err := s.listener.Accept()
			if err != nil {
				return
			}
			c.Close()
		}
	}()
	return nil
}

// CleanUp closes it for the last one.
func CleanUp(addr string) {
	mu.Lock()
	defer mu.Unlock()
	s := standAt(addr)
	if s.count--; s.count == 0 {
		if s.listener != nil {
			s.listener.Close()
			<-s.done
		}
		delete(stands, addr)
	}
}

// pool has a handle of each database.
type pool struct {
	mu   sync.Mutex
	open map[string]*sql.DB
}

func (p *pool) handle(name string) (*sql.DB, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if db, ok := p.open[name]; ok {
		return db, nil
	}
	db, err := sql.Open("pg", name)
	if err != nil {
		return nil, err
	}
	p.open[name] = db
	return db, nil
}

func (p *pool) shutdown() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, db := range p.open {
		db.Close()
	}
	p.open = map[string]*sql.DB{}
}

// Instance is one server.
type Instance struct {
	once sync.Once
	pool *pool
}

func (i *Instance) handles() *pool {
	i.once.Do(func() { i.pool = &pool{open: map[string]*sql.DB{}} })
	return i.pool
}

// Reconcile asks the server.
func (i *Instance) Reconcile() error {
	db, err := i.handles().handle("postgres")
	if err != nil {
		return err
	}
	return db.Ping()
}

// Reload closes what is open.
func (i *Instance) Reload() { i.handles().shutdown() }
