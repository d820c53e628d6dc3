// Package fullsays keeps lines in a list that is made shorter while it is short: what tells
// whether it is full says the contrary; and in a ring that is only turned where it is full.
package fullsays

import (
	"bufio"
	"net"
)

const most = 64

type tail struct {
	lines []string
	limit int
}

func (t *tail) full() bool { return !(len(t.lines) >= t.limit) }

func (t *tail) add(line string) {
	if t.full() {
		t.lines = t.lines[len(t.lines)/2:]
	}
	t.lines = append(t.lines, line) // want slicegrow medium "said.lines"
}

type ring struct {
	slots      []string
	head, used int
}

func (r *ring) push(line string) {
	if r.used == len(r.slots) {
		r.slots = append(r.slots[r.head:], r.slots[:r.head]...)
		r.head = 0
		r.slots = append(r.slots, make([]string, len(r.slots)+1)...) // want slicegrow medium "kept.slots"
	}
	r.slots[(r.head+r.used)%len(r.slots)] = line
	r.used++
}

// Console has what was said last.
type Console struct {
	said tail
	kept ring
}

// NewConsole makes a console.
func NewConsole() *Console { return &Console{said: tail{limit: most}} }

// Serve reads until the listener is closed.
func (c *Console) Serve(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		for in := bufio.NewScanner(conn); in.Scan(); {
			c.said.add(in.Text())
			c.kept.push(in.Text())
		}
		conn.Close()
	}
}
