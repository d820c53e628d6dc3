// Package firsttime starts what it needs when the first node says how many there are.
package firsttime

import (
	"bufio"
	"net"
	"strconv"
	"sync/atomic"
	"time"
)

var nodes int

var beats atomic.Int64

// Listen reads what nodes say until the connection ends.
func Listen(conn net.Conn) {
	defer conn.Close()
	lines := bufio.NewScanner(conn)
	for lines.Scan() {
		if n, err := strconv.Atoi(lines.Text()); err == nil && n > 0 {
			established(n)
		}
	}
}

// established runs for each node; only the first one finds that nobody is known.
func established(n int) {
	if nodes == 0 {
		nodes = n
		begin()
	}
}

func begin() {
	go func() {
		for {
			beats.Add(1)
			time.Sleep(time.Second)
		}
	}()
}
