// Package ownticker paces each connection with a ticker that the connection's goroutine stops itself
// when it is done.
package ownticker

import (
	"bufio"
	"fmt"
	"net"
	"sync"
	"time"
)

type peer struct {
	conn  net.Conn
	pace  *time.Ticker
	ended sync.Once
}

func (p *peer) end() {
	p.ended.Do(func() {
		p.pace.Stop()
		p.conn.Close()
	})
}

func (p *peer) run() {
	defer p.end()
	for in := bufio.NewScanner(p.conn); in.Scan(); {
		<-p.pace.C
		fmt.Fprintln(p.conn, len(in.Bytes()))
	}
}

// Serve answers the peers of a listener.
func Serve(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		p := &peer{conn: conn, pace: time.NewTicker(time.Millisecond)}
		go p.run()
	}
}
