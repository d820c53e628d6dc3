// Package inmaps asks with messages that are maps: who is asked names the key again, or does not.
package inmaps

import (
	"encoding/json"
	"fmt"
	"net"
	"strconv"
	"sync"
)

type message map[string]any

// Client asks over one connection.
type Client struct {
	conn net.Conn

	mu   sync.Mutex
	wait map[string]chan message
	last int
}

// New makes a client, greets, and reads answers.
func New(conn net.Conn) *Client {
	c := &Client{conn: conn, wait: map[string]chan message{}}
	go c.read()
	c.Ask(message{"op": "hello"})
	return c
}

func (c *Client) id() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last++
	return strconv.Itoa(c.last)
}

// Ask waits for an answer, however long that takes.
func (c *Client) Ask(m message) (message, error) {
	id := c.id()
	m["id"] = id
	data, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	ch := make(chan message, 1)
	c.mu.Lock()
	c.wait[id] = ch // want pendinggrow medium "Client.wait"
	if _, err := c.conn.Write(data); err != nil {
		delete(c.wait, id)
		c.mu.Unlock()
		return nil, err
	}
	c.mu.Unlock()
	return <-ch, nil
}

func (c *Client) read() {
	for in := json.NewDecoder(c.conn); ; {
		var m message
		if err := in.Decode(&m); err != nil {
			return
		}
		id := fmt.Sprint(m["id"])
		c.mu.Lock()
		if ch, ok := c.wait[id]; ok {
			ch <- m
			delete(c.wait, id)
		}
		c.mu.Unlock()
	}
}

// Bus passes on what it is told about a job.
type Bus struct {
	send func(any) error

	mu   sync.Mutex
	jobs map[string]chan message
	n    int
}

// Attach makes a bus that listens to a connection.
func Attach(conn net.Conn) *Bus {
	b := &Bus{send: json.NewEncoder(conn).Encode, jobs: map[string]chan message{}}
	go b.Serve(conn)
	return b
}

// Submit writes the message out as it is made.
func (b *Bus) Submit(what string) (<-chan message, error) {
	then := make(chan message, 1)
	b.mu.Lock()
	b.n++
	id := strconv.Itoa(b.n)
	b.jobs[id] = then // want pendinggrow medium "Bus.jobs"
	b.mu.Unlock()
	return then, b.send(message{"job": id, "what": what})
}

// Serve reads what is told about jobs.
func (b *Bus) Serve(conn net.Conn) {
	for in := json.NewDecoder(conn); ; {
		var m message
		if err := in.Decode(&m); err != nil {
			return
		}
		b.told(m)
	}
}

func (b *Bus) told(m message) {
	id := fmt.Sprint(m["job"])
	b.mu.Lock()
	then := b.jobs[id]
	delete(b.jobs, id)
	b.mu.Unlock()
	if then != nil {
		then <- m
	}
}
