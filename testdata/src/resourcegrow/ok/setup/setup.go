// Package setup makes objects in two steps: what the second one opens is opened once for each object.
package setup

import (
	"context"
	"net"
)

// Adapter is set up by Construct, once it is made.
type Adapter interface {
	Construct(name string) error
	Close()
}

// Base is what all adapters have.
type Base struct {
	Self   Adapter
	ctx    context.Context
	parent context.Context
	cancel context.CancelFunc
	name   string
}

// Construct sets it up.
func (b *Base) Construct(name string) error {
	b.ctx, b.cancel = context.WithCancel(b.parent)
	b.name = name
	return nil
}

// Close ends it.
func (b *Base) Close() { b.cancel() }

// NewBase makes one.
func NewBase(parent context.Context, name string) (*Base, error) {
	b := &Base{parent: parent}
	b.Self = b
	return b, b.Construct(name)
}

// Line is an adapter with a connection.
type Line struct {
	*Base
	addr string
	conn net.Conn
}

func begin(parent context.Context, addr string) *Line {
	return &Line{Base: &Base{parent: parent}, addr: addr}
}

// Construct sets it up.
func (l *Line) Construct(name string) error {
	if err := l.Base.Construct(name); err != nil {
		return err
	}
	var err error
	l.conn, err = net.Dial("tcp", l.addr)
	return err
}

// Close ends it.
func (l *Line) Close() {
	l.Base.Close()
	_ = l.conn.Close()
}

// NewLines makes one for each address.
func NewLines(parent context.Context, addrs []string) ([]Adapter, error) {
	var out []Adapter
	for _, addr := range addrs {
		l := begin(parent, addr)
		if err := l.Construct(addr); err != nil {
			return out, err
		}
		out = append(out, l)
	}
	return out, nil
}
