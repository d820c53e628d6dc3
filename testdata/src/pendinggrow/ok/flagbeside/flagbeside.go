// Package flagbeside puts a line in and, in the same step, marks it as open; who closes it asks for the
// mark, and everything that is in has it.
package flagbeside

import (
	"net"
	"sync"
)

type line struct {
	conn net.Conn
	no   int
	open bool
}

// Loop reads lines.
type Loop struct {
	mu    sync.Mutex
	lines map[int]*line
}

// New has no lines.
func New() *Loop { return &Loop{lines: map[int]*line{}} }

// Serve takes lines until the listener fails.
func (l *Loop) Serve(ln net.Listener) error {
	for n := 0; ; n++ {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		x := &line{conn: c, no: n}
		l.enter(x)
		go l.read(x)
	}
}

func (l *Loop) enter(x *line) {
	l.mu.Lock()
	l.lines[x.no] = x
	l.mu.Unlock()
	x.opened()
}

func (x *line) opened() { x.open = true }

func (l *Loop) read(x *line) {
	buf := make([]byte, 512)
	for {
		if _, err := x.conn.Read(buf); err != nil {
			l.end(x)
			return
		}
	}
}

func (l *Loop) end(x *line) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !x.open || l.lines[x.no] == nil {
		return
	}
	delete(l.lines, x.no)
	x.open = false
	x.conn.Close()
}
