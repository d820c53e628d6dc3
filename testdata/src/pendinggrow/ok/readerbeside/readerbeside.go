// Package main waits for answers which a reader hands out, and a goroutine that begins with
// each question removes it when its time is over.
package main

import (
	"encoding/json"
	"log"
	"net"
	"sync"
	"time"
)

type frame struct {
	ID   uint64 `json:"id"`
	Body string `json:"body"`
}

type client struct {
	out *json.Encoder

	mu      sync.Mutex
	last    uint64
	waiting map[uint64]chan frame
}

func (c *client) forget(id uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.waiting, id)
}

func (c *client) ask(body string) string {
	got := make(chan frame, 1)
	c.mu.Lock()
	c.last++
	id := c.last
	c.waiting[id] = got
	c.mu.Unlock()
	go func() {
		time.Sleep(time.Second)
		c.forget(id)
	}()
	if err := c.out.Encode(frame{ID: id, Body: body}); err != nil {
		return err.Error()
	}
	select {
	case f := <-got:
		return f.Body
	case <-time.After(time.Second):
		return "late"
	}
}

func (c *client) read(in *json.Decoder) error {
	for {
		var f frame
		if err := in.Decode(&f); err != nil {
			return err
		}
		c.mu.Lock()
		got := c.waiting[f.ID]
		delete(c.waiting, f.ID)
		c.mu.Unlock()
		if got != nil {
			got <- f
		}
	}
}

func main() {
	conn, err := net.Dial("tcp", "localhost:7000")
	if err != nil {
		log.Fatal(err)
	}
	c := &client{out: json.NewEncoder(conn), waiting: map[uint64]chan frame{}}
	go func() { log.Fatal(c.read(json.NewDecoder(conn))) }()
	for range time.Tick(time.Second) {
		log.Print(c.ask("well?"))
	}
}
