// Package resetend takes back the one who would wait for a packet that was not sent.
package resetend

import (
	"net"
	"sync"
	"time"

	"sync/atomic"
)

type waiter struct {
	got chan []byte
}

// Probe sends numbered packets and waits for their echoes.
type Probe struct {
	seq  atomic.Uint32
	mu   sync.Mutex
	wait map[uint32]*waiter
	conn net.Conn
}

// NewProbe probes by a connection.
func NewProbe(c net.Conn) *Probe { return &Probe{conn: c, wait: map[uint32]*waiter{}} }

// Send returns the echo, nil if it could not send.
func (p *Probe) Send(b []byte) []byte {
	n, w := p.seq.Add(1), &waiter{make(chan []byte, 1)}
	p.mu.Lock()
	p.wait[n] = w
	p.mu.Unlock()
	_ = p.conn.SetWriteDeadline(time.Now().Add(time.Second))
	if _, err := p.conn.Write(b); err != nil {
		p.mu.Lock()
		delete(p.wait, n)
		p.mu.Unlock()
		return nil
	}
	return <-w.got
}

// HandleEcho takes an echo.
func (p *Probe) HandleEcho(n uint32, b []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if w, ok := p.wait[n]; ok {
		delete(p.wait, n)
		w.got <- b
	}
}

// Stop ends the probe.
func (p *Probe) Stop() {
	p.mu.Lock()
	clear(p.wait)
	p.mu.Unlock()
}
