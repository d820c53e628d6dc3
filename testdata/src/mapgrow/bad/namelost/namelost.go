// Package namelost closes a line before it takes it out of the list: by then the line does not know any
// more which one it was.
package namelost

import (
	"bufio"
	"net"
	"sync"
)

type line struct {
	conn net.Conn
	kept bool
}

func (l *line) Close() error {
	if l.conn == nil {
		return nil
	}
	err := l.conn.Close()
	l.conn = nil
	return err
}

// Exchange has the lines.
type Exchange struct {
	mu    sync.Mutex
	lines map[net.Conn]bool
}

// New is an exchange without lines.
func New() *Exchange { return &Exchange{lines: map[net.Conn]bool{}} }

// Run takes calls until the listener fails.
func (x *Exchange) Run(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		x.mu.Lock()
		x.lines[c] = true // want mapgrow medium "its key has been set to zero before, in .*Close"
		x.mu.Unlock()
		go x.talk(&line{conn: c})
	}
}

func (x *Exchange) talk(l *line) {
	defer func() {
		if !l.kept {
			l.Close()
		}
		x.mu.Lock()
		delete(x.lines, l.conn)
		x.mu.Unlock()
	}()
	for in := bufio.NewScanner(l.conn); in.Scan(); {
		if in.Text() == "keep" {
			l.kept = true
			return
		}
	}
}
