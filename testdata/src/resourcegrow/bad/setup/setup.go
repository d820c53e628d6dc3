// Package setup sets objects up that were there before.
package setup

import (
	"context"
	"net"
)

// Base is set up by Construct, and anew by Rename.
type Base struct {
	ctx    context.Context
	parent context.Context
	cancel context.CancelFunc
	name   string
}

// Construct sets it up.
func (b *Base) Construct(name string) {
	b.ctx, b.cancel = context.WithCancel(b.parent) // want resourcegrow medium "replaces the one in cancel, which is not released first"
	b.name = name
}

// Rename sets it up with another name.
func (b *Base) Rename(name string) { b.Construct(name) }

// Close ends it.
func (b *Base) Close() { b.cancel() }

// NewBase makes one.
func NewBase(parent context.Context, name string) *Base {
	b := &Base{parent: parent}
	b.Construct(name)
	return b
}

// Line has a connection.
type Line struct {
	addr string
	conn net.Conn
}

// Construct sets it up.
func (l *Line) Construct() error {
	var err error
	l.conn, err = net.Dial("tcp", l.addr) // want resourcegrow medium "replaces the one in conn, which is not released first"
	return err
}

// Close ends it.
func (l *Line) Close() { _ = l.conn.Close() }

// NewLine makes one, and tries until it has a connection whose peer greets.
func NewLine(addr string) *Line {
	l := &Line{addr: addr}
	for {
		if err := l.Construct(); err != nil {
			continue
		}
		word := make([]byte, 5)
		if _, err := l.conn.Read(word); err == nil {
			return l
		}
	}
}

// Port has a connection, and is set up by whoever has it.
type Port struct {
	addr string
	conn net.Conn
}

// Construct sets it up.
func (p *Port) Construct() error {
	var err error
	p.conn, err = net.Dial("tcp", p.addr) // want resourcegrow medium "replaces the one in conn, which is not released first"
	return err
}

// Close ends it.
func (p *Port) Close() { _ = p.conn.Close() }

// NewPort makes one.
func NewPort(addr string) *Port { return &Port{addr: addr} }
