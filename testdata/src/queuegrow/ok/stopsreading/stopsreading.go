// Package stopsreading buffers between two channels, up to a limit.
package stopsreading

import (
	"context"
	"net"
)

const most = 512

// Tube carries packets.
type Tube struct {
	in  chan []byte
	out chan []byte
}

// NewTube starts a tube that ends with ctx.
func NewTube(ctx context.Context) *Tube {
	t := &Tube{in: make(chan []byte), out: make(chan []byte)}
	go t.carry(ctx)
	return t
}

func (t *Tube) carry(ctx context.Context) {
	var held [][]byte
	for {
		in := t.in
		if len(held) == most {
			in = nil
		}
		var out chan []byte
		var first []byte
		if len(held) > 0 {
			out, first = t.out, held[0]
		}
		select {
		case <-ctx.Done():
			return
		case p := <-in:
			held = append(held, p)
		case out <- first:
			held[0] = nil
			held = held[1:]
		}
	}
}

// Read feeds the tube from a connection.
func (t *Tube) Read(ctx context.Context, c net.Conn) {
	defer c.Close()
	for {
		p := make([]byte, 1024)
		n, err := c.Read(p)
		if err != nil {
			return
		}
		select {
		case t.in <- p[:n]:
		case <-ctx.Done():
			return
		}
	}
}

// Write empties the tube into a connection.
func (t *Tube) Write(ctx context.Context, c net.Conn) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case p := <-t.out:
			if _, err := c.Write(p); err != nil {
				return err
			}
		}
	}
}
