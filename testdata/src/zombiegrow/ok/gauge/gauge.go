// Package gauge lowers numbers that are no count of members, and lets keys go
// where their subject goes.
package gauge

import (
	"bufio"
	"net"
	"strconv"
	"strings"
	"sync"
)

// Bank knows balances of accounts that are open.
type Bank struct {
	mu       sync.Mutex
	balances map[string]int64
	holds    map[string]map[string]int64
}

// NewBank returns a bank without accounts.
func NewBank() *Bank {
	return &Bank{balances: map[string]int64{}, holds: map[string]map[string]int64{}}
}

// Serve reads orders "open|pay|hold|free|close account amount".
func (b *Bank) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			in := bufio.NewScanner(c)
			for in.Scan() {
				b.order(strings.Fields(in.Text()))
			}
		}()
	}
}

func (b *Bank) order(f []string) {
	if len(f) != 3 {
		return
	}
	n, err := strconv.ParseInt(f[2], 10, 64)
	if err != nil {
		return
	}
	account := f[1]
	b.mu.Lock()
	defer b.mu.Unlock()
	switch f[0] {
	case "open":
		b.balances[account] = n
		b.holds[account] = map[string]int64{}
	case "pay":
		if _, ok := b.balances[account]; ok {
			b.balances[account] -= n
		}
	case "hold":
		if h := b.holds[account]; h != nil {
			h[f[2]] = n
		}
	case "free":
		delete(b.holds[account], f[2])
	case "close":
		delete(b.balances, account)
		delete(b.holds, account)
	}
}
