// Package subs gives each queue to the client that asked last. Whether an entry
// is left behind depends on who leaves when: suspected, of unknown effect.
package subs

import (
	"bufio"
	"net"
	"strings"
	"sync"
)

type client struct {
	conn  net.Conn
	queue string
}

// Broker passes messages to queues.
type Broker struct {
	mu     sync.RWMutex
	owners map[string]*client
}

// NewBroker returns a broker without clients.
func NewBroker() *Broker { return &Broker{owners: map[string]*client{}} }

// Serve accepts clients.
func (b *Broker) Serve(ln net.Listener) error {
	for {
		conn, err := ln.Accept()
		if err != nil {
			return err
		}
		go b.attend(&client{conn: conn})
	}
}

func (b *Broker) attend(c *client) {
	defer c.conn.Close()
	in := bufio.NewScanner(c.conn)
	for in.Scan() {
		verb, rest, _ := strings.Cut(in.Text(), " ")
		switch verb {
		case "want":
			b.subscribe(c, rest)
		case "send":
			queue, text, _ := strings.Cut(rest, " ")
			b.send(queue, text)
		}
	}
	b.gone(c)
}

func (b *Broker) subscribe(c *client, queue string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if c.queue != "" {
		return
	}
	c.queue = queue
	b.owners[queue] = c // want mapgrow low-only "Broker.owners"
}

// gone leaves the queue to whoever has taken it over.
func (b *Broker) gone(c *client) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.owners[c.queue] == c {
		delete(b.owners, c.queue)
	}
}

func (b *Broker) send(queue, text string) {
	b.mu.RLock()
	c := b.owners[queue]
	b.mu.RUnlock()
	if c != nil {
		_, _ = c.conn.Write([]byte(text + "\n"))
	}
}
