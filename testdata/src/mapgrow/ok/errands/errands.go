// Package errands runs each message of a connection in a goroutine of its own; what the peer has asked
// for goes with its connection.
package errands

import (
	"bufio"
	"net"
	"strings"
	"sync"
)

// Desk takes errands.
type Desk struct {
	mu     sync.Mutex
	topics map[net.Conn]map[string]bool
}

// Serve accepts.
func (d *Desk) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go d.talk(c)
	}
}

func (d *Desk) talk(c net.Conn) {
	defer c.Close()
	defer d.leave(c)
	lines := bufio.NewScanner(c)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) < 2 {
			continue
		}
		go func(words []string) {
			switch words[0] {
			case "want":
				d.want(c, words[1])
			case "enough":
				d.enough(c, words[1])
			}
		}(words)
	}
}

func (d *Desk) want(c net.Conn, topic string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	m, ok := d.topics[c]
	if !ok {
		m = map[string]bool{}
		d.topics[c] = m
	}
	m[topic] = true
}

func (d *Desk) enough(c net.Conn, topic string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if m, ok := d.topics[c]; ok {
		delete(m, topic)
		if len(m) == 0 {
			delete(d.topics, c)
		}
	}
}

func (d *Desk) leave(c net.Conn) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.topics, c)
}
