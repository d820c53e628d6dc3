// Package signedout takes a device off the board before it signs it out: it has its name until it gives
// that back.
package signedout

import (
	"bufio"
	"net"
	"sync"
)

type device struct {
	mu   sync.Mutex
	name string
	conn net.Conn
}

func (d *device) id() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.name
}

func (d *device) signOut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.conn.Close()
	d.name = ""
}

// Board has the devices by name.
type Board struct {
	mu sync.Mutex
	on map[string]*device
}

// New is an empty board.
func New() *Board { return &Board{on: map[string]*device{}} }

func (b *Board) put(d *device) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.on[d.id()] = d
}

func (b *Board) take(d *device) {
	name := d.id()
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.on, name)
}

func (b *Board) serve(c net.Conn) {
	in := bufio.NewScanner(c)
	if !in.Scan() {
		c.Close()
		return
	}
	d := &device{name: in.Text(), conn: c}
	b.put(d)
	for in.Scan() {
		if in.Text() == "bye" {
			break
		}
	}
	b.take(d)
	d.signOut()
}

// Open takes devices until the listener fails.
func (b *Board) Open(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go b.serve(c)
	}
}
