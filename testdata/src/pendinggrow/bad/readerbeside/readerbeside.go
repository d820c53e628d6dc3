// Package main waits for answers which a reader hands out that the same function has started:
// the reader removes what the peer names, and nothing else.
package main

import (
	"context"
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

func (c *client) ask(ctx context.Context, body string) (string, error) {
	got := make(chan frame, 1)
	c.mu.Lock()
	c.last++
	id := c.last
	c.waiting[id] = got // want pendinggrow medium "client.waiting"
	err := c.out.Encode(frame{ID: id, Body: body})
	c.mu.Unlock()
	if err != nil {
		return "", err
	}
	select {
	case f := <-got:
		return f.Body, nil
	case <-ctx.Done():
		return "", ctx.Err()
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
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		if _, err := c.ask(ctx, "well?"); err != nil {
			log.Print(err)
		}
		cancel()
	}
}
