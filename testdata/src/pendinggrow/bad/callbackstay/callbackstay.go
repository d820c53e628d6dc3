// Package main has calls with callbacks that a reply alone takes out.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"net"
	"sync"
	"time"
)

type request struct {
	ID   uint64 `json:"id"`
	Verb string `json:"verb"`
}

type client struct {
	conn net.Conn

	mu      sync.Mutex
	last    uint64
	waiting map[uint64]func(string)
}

func (c *client) take(id uint64) func(string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f := c.waiting[id]
	delete(c.waiting, id)
	return f
}

// Ask sends a request; what could not be sent is taken back.
func (c *client) Ask(verb string, then func(string)) error {
	c.mu.Lock()
	c.last++
	id := c.last
	c.waiting[id] = then // want pendinggrow medium "it stays unless the client that was given the key asks for its removal"
	c.mu.Unlock()
	b, err := json.Marshal(request{id, verb})
	if err != nil {
		c.take(id)
		return err
	}
	if _, err := c.conn.Write(append(b, '\n')); err != nil {
		c.take(id)
		return err
	}
	return nil
}

func (c *client) read() {
	for in := bufio.NewScanner(c.conn); in.Scan(); {
		var r request
		if json.Unmarshal(in.Bytes(), &r) != nil {
			return
		}
		if f := c.take(r.ID); f != nil {
			f(r.Verb)
		}
	}
}

func main() {
	conn, err := net.Dial("tcp", "localhost:7000")
	if err != nil {
		log.Fatal(err)
	}
	c := &client{conn: conn, waiting: map[uint64]func(string){}}
	go c.read()
	for range time.Tick(time.Second) {
		if err := c.Ask("load", func(s string) { log.Print(s) }); err != nil {
			log.Fatal(err)
		}
	}
}
