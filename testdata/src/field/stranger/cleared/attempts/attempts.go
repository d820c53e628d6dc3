// Package attempts tries to connect once a second.
package attempts

import (
	"context"
	"net"
	"time"
)

// Slot is a place for an answer.
type Slot struct{ Seq, Len int }

// Connector connects to one address.
type Connector struct {
	Addr  string
	slots []Slot
}

// Connect tries until there is a connection or ctx is over. Each attempt begins with
// a table of its own.
func (c *Connector) Connect(ctx context.Context) (net.Conn, error) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		slots := make([]Slot, 0, 8192)
		for i := range 8192 {
			slots = append(slots, Slot{Seq: i})
		}
		c.slots = slots
		conn, err := net.DialTimeout("tcp", c.Addr, 5*time.Second)
		if err == nil {
			return conn, nil
		}
		select {
		case <-t.C:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// Free returns how many slots there are.
func (c *Connector) Free() int { return len(c.slots) }
