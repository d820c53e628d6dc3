// Package twonames enters a stall under its number and under its owner; who gives it up takes
// both out.
package twonames

import (
	"bufio"
	"net"
	"strings"
	"sync"
)

type stall struct {
	number, owner string
	conn          net.Conn
}

// Market has the stalls.
type Market struct {
	mu     sync.Mutex
	stalls map[string]*stall
}

// New is an empty market.
func New() *Market { return &Market{stalls: map[string]*stall{}} }

func (m *Market) enter(s *stall) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.stalls[s.number] = s
	if s.owner != "" {
		m.stalls[s.owner] = s
	}
}

func (m *Market) giveUp(s *stall) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.stalls, s.number)
	delete(m.stalls, s.owner)
}

func (m *Market) serve(c net.Conn) {
	defer c.Close()
	in := bufio.NewScanner(c)
	if !in.Scan() {
		return
	}
	number, owner, _ := strings.Cut(in.Text(), " ")
	s := &stall{number, owner, c}
	m.enter(s)
	defer m.giveUp(s)
	for in.Scan() {
		if in.Text() == "close" {
			return
		}
	}
}

// Open takes stalls until the listener fails.
func (m *Market) Open(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go m.serve(c)
	}
}
