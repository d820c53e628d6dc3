// Package inmaps asks with messages that are maps, and gives up some time.
package inmaps

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"strconv"
	"sync"
	"time"
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

// Ask waits for an answer for a while.
func (c *Client) Ask(m message) (message, error) {
	ch := make(chan message, 1)
	c.mu.Lock()
	c.last++
	id := strconv.Itoa(c.last)
	c.wait[id] = ch
	c.mu.Unlock()
	m["id"] = id
	defer c.forget(id)
	data, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	if _, err := c.conn.Write(data); err != nil {
		return nil, err
	}
	select {
	case got := <-ch:
		return got, nil
	case <-time.After(time.Minute):
		return nil, errors.New("no answer")
	}
}

func (c *Client) forget(id string) {
	c.mu.Lock()
	delete(c.wait, id)
	c.mu.Unlock()
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

// Bus passes on what it is told about a job, and ends all when the connection does.
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
	b.jobs[id] = then
	b.mu.Unlock()
	return then, b.send(message{"job": id, "what": what})
}

// Serve reads what is told about jobs.
func (b *Bus) Serve(conn net.Conn) {
	defer b.failAll()
	for in := json.NewDecoder(conn); ; {
		var m message
		if err := in.Decode(&m); err != nil {
			return
		}
		id := fmt.Sprint(m["job"])
		b.mu.Lock()
		then := b.jobs[id]
		delete(b.jobs, id)
		b.mu.Unlock()
		if then != nil {
			then <- m
		}
	}
}

func (b *Bus) failAll() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for id, then := range b.jobs {
		close(then)
		delete(b.jobs, id)
	}
}
