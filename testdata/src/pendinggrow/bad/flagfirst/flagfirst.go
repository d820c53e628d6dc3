// Package flagfirst marks a guest as seated where it puts it in only while there is room, and asks for
// the mark where it takes one out.
package flagfirst

import (
	"io"
	"net"
	"sync"
)

type guest struct {
	conn   net.Conn
	seated bool
}

// Table has guests by address.
type Table struct {
	mu     sync.Mutex
	guests map[string]*guest
}

// New has none.
func New() *Table { return &Table{guests: map[string]*guest{}} }

func (t *Table) seat(g *guest) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.guests[g.conn.RemoteAddr().String()] = g // want pendinggrow medium "removes it only if a flag of the entry allows it"
	if len(t.guests) < 100 {
		g.seated = true
	}
}

func (t *Table) rise(g *guest) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if g.seated {
		delete(t.guests, g.conn.RemoteAddr().String())
	}
}

func (t *Table) serve(c net.Conn) {
	g := &guest{conn: c}
	t.seat(g)
	io.Copy(c, c)
	t.rise(g)
	c.Close()
}

// Open seats guests until the listener fails.
func (t *Table) Open(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go t.serve(c)
	}
}
