// Package selfset has timers that set themselves again for good.
package selfset

import (
	"net"
	"sync/atomic"
	"time"
)

// peer is somebody at the other end of a connection.
type peer struct {
	conn  net.Conn
	seen  atomic.Int64
	timer *time.Timer
	left  bool
}

func (p *peer) start() {
	p.timer = time.AfterFunc(time.Second, p.ask) // want goroutinegrow medium "resets it each time, and nothing stops it"
}

// ask asks whether the peer has left, which nobody says.
func (p *peer) ask() {
	if p.left {
		return
	}
	p.seen.Add(1)
	p.again()
}

func (p *peer) again() { p.timer.Reset(time.Second) }

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
	var beat *time.Timer
	beat = time.AfterFunc(time.Second, func() { // want goroutinegrow medium "resets it each time"
		p.seen.Add(1)
		beat.Reset(time.Second)
	})
	time.AfterFunc(time.Second, p.count) // want goroutinegrow medium "resets it each time"
	p.greet()
	buf := make([]byte, 1)
	for {
		if _, err := conn.Read(buf); err != nil {
			return
		}
	}
}

func (p *peer) count() {
	p.seen.Add(-1)
	time.AfterFunc(time.Second, p.count)
}

// greet is called by hand the first time, and by its own timer then.
func (p *peer) greet() {
	_, _ = p.conn.Write([]byte("hello\n"))
	time.AfterFunc(time.Second, p.greet) // want goroutinegrow medium "it calls .*greet again each time"
}
