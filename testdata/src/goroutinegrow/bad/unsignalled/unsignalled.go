// Package unsignalled has loops with a stop that was written and that nothing calls.
package unsignalled

import (
	"net"
	"sync"
	"time"
)

// lease renews what it has taken until it is told to stop.
type lease struct {
	renew func() error
	stop  chan chan struct{}
}

// Take takes a lease. Who has it has no way to end it.
func Take(renew func() error) (*lease, error) {
	l := &lease{renew: renew, stop: make(chan chan struct{}, 1)}
	if err := l.renew(); err != nil {
		return nil, err
	}
	go l.keep() // want goroutinegrow medium "nothing calls it"
	return l, nil
}

func (l *lease) keep() {
	beat := time.NewTicker(time.Second)
	defer beat.Stop()
	failed := 0
	for {
		select {
		case <-beat.C:
		case told := <-l.stop:
			close(told)
			return
		}
		if err := l.renew(); err == nil {
			failed = 0
			continue
		}
		if failed++; failed > 10 {
			return
		}
	}
}

// giveUp is what nobody calls.
func (l *lease) giveUp() {
	told := make(chan struct{})
	l.stop <- told
	<-told
}

// pinger keeps a connection open.
type pinger struct {
	conn net.Conn
	over chan struct{}
}

func (p *pinger) run() {
	for {
		select {
		case <-time.After(10 * time.Second):
			if _, err := p.conn.Write([]byte{0}); err != nil {
				return
			}
		case <-p.over:
			return
		}
	}
}

func (p *pinger) end() { close(p.over) }

// Hub has one for each member.
type Hub struct {
	mu      sync.Mutex
	members map[string]*pinger
}

// Join keeps a new member's connection open.
func (h *Hub) Join(conn net.Conn, name string) {
	p := &pinger{conn: conn, over: make(chan struct{})}
	h.mu.Lock()
	h.members[name] = p
	h.mu.Unlock()
	go p.run() // want goroutinegrow medium "nothing calls it"
}

// Leave forgets a member, and not what runs for it.
func (h *Hub) Leave(name string) {
	h.mu.Lock()
	delete(h.members, name)
	h.mu.Unlock()
}
