// Package namelost looks which line it is before it closes it, and takes that out of the list when it has.
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
		x.lines[c] = true
		x.mu.Unlock()
		go x.talk(&line{conn: c})
	}
}

func (x *Exchange) talk(l *line) {
	defer func() {
		c := l.conn
		if !l.kept {
			l.Close()
		}
		x.mu.Lock()
		delete(x.lines, c)
		x.mu.Unlock()
	}()
	for in := bufio.NewScanner(l.conn); in.Scan(); {
		if in.Text() == "keep" {
			l.kept = true
			return
		}
	}
}
