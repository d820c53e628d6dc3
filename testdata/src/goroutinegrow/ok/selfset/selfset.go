// Package selfset has timers that set themselves again until something ends them.
package selfset

import (
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// peer is somebody at the other end of a connection.
type peer struct {
	conn  net.Conn
	seen  atomic.Int64
	timer *time.Timer
	mu    sync.Mutex
	left  bool
	gone  atomic.Bool
}

func (p *peer) start() {
	p.timer = time.AfterFunc(time.Second, p.ask)
	time.AfterFunc(time.Second, p.write)
	time.AfterFunc(time.Second, p.count)
	time.AfterFunc(time.Second, p.look)
	time.AfterFunc(time.Second, func() { p.seen.Add(1) })
}

func (p *peer) ask() {
	p.seen.Add(1)
	p.timer.Reset(time.Second)
}

// write ends with the connection.
func (p *peer) write() {
	if _, err := p.conn.Write([]byte("?")); err == nil {
		time.AfterFunc(time.Second, p.write)
	}
}

// look ends with the peer.
func (p *peer) look() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.left {
		time.AfterFunc(time.Second, p.look)
	}
}

// count ends as well.
func (p *peer) count() {
	if p.gone.Load() {
		return
	}
	time.AfterFunc(time.Second, p.count)
}

func (p *peer) leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.left = true
	p.gone.Store(true)
	p.timer.Stop()
}

// Serve takes peers.
func Serve(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go serve(conn)
	}
}

func serve(conn net.Conn) {
	defer conn.Close()
	p := &peer{conn: conn}
	p.start()
	defer p.leave()
	var beat *time.Timer
	beat = time.AfterFunc(time.Second, func() {
		p.seen.Add(1)
		beat.Reset(time.Second)
	})
	defer beat.Stop()
	buf := make([]byte, 1)
	for {
		if _, err := conn.Read(buf); err != nil {
			return
		}
	}
}
