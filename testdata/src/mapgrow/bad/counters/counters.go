// Package counters hands parcels to all customers at a counter; a parcel is open until its customer has
// signed for it, and the parcels of who goes stay open.
package counters

import (
	"bufio"
	"fmt"
	"net"
	"strconv"
	"sync"
)

type customer struct {
	conn net.Conn
	name string
	n    int
}

type receipt struct {
	name string
	n    int
}

// Hall has the customers.
type Hall struct {
	mu        sync.Mutex
	customers map[string]*customer
	open      map[receipt]string
}

// New is an empty hall.
func New() *Hall { return &Hall{customers: map[string]*customer{}, open: map[receipt]string{}} }

func (h *Hall) come(c *customer) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.customers[c.name] != nil {
		return false
	}
	h.customers[c.name] = c
	return true
}

func (h *Hall) leave(c *customer) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.customers, c.name)
}

func (h *Hall) hand(parcel string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range h.customers {
		c.n++
		h.open[receipt{c.name, c.n}] = parcel // want mapgrow medium "wait returns without removing it when the peer disconnects"
		fmt.Fprintln(c.conn, c.n, parcel)
	}
}

func (h *Hall) sign(c *customer, n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.open, receipt{c.name, n})
}

func (h *Hall) wait(conn net.Conn) {
	defer conn.Close()
	in := bufio.NewScanner(conn)
	if !in.Scan() {
		return
	}
	c := &customer{conn: conn, name: in.Text()}
	if !h.come(c) {
		return
	}
	defer h.leave(c)
	for in.Scan() {
		n, err := strconv.Atoi(in.Text())
		if err != nil {
			h.hand(in.Text())
			continue
		}
		h.sign(c, n)
	}
}

// Open lets customers in until the listener fails.
func (h *Hall) Open(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go h.wait(c)
	}
}
