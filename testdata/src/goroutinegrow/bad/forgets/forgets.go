// Package forgets starts a beat for each first node, and forgets that it did.
package forgets

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
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			continue
		}
		if n < 0 {
			nodes = 0
			continue
		}
		established(n)
	}
}

func established(n int) {
	if nodes == 0 {
		nodes = n
		begin()
	}
}

func begin() {
	go func() { // want goroutinegrow medium "begin"
		for {
			beats.Add(1)
			time.Sleep(time.Second)
		}
	}()
}
