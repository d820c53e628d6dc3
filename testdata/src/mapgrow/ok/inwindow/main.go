// Package main looks at who sends for half a minute, and tells how many there were: the context that the
// loop asks ends in time, whoever has made it.
package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"time"
)

type census struct{ seen map[string]int }

func (c *census) take(ctx context.Context, from net.PacketConn) error {
	buf := make([]byte, 512)
	for ctx.Err() == nil {
		_, who, err := from.ReadFrom(buf)
		if err != nil {
			return err
		}
		c.seen[who.String()]++
	}
	return nil
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	from, err := net.ListenPacket("udp", ":2055")
	if err != nil {
		os.Exit(1)
	}
	c := &census{seen: map[string]int{}}
	if err := c.take(ctx, from); err != nil {
		fmt.Println(err)
	}
	fmt.Println(len(c.seen))
}
