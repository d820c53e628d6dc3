// Package main keeps a block until its parent comes, and at most so many.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"net"
)

type block struct{ Hash, Parent string }

type chain struct {
	heads   int
	known   func(string) bool
	orphans map[string]*block
}

func (c *chain) process(b *block) {
	if !c.known(b.Parent) {
		if len(c.orphans) < 100 {
			c.orphans[b.Parent] = b
		}
		return
	}
	for b != nil {
		c.heads++
		next := c.orphans[b.Hash]
		delete(c.orphans, b.Hash)
		b = next
	}
}

func main() {
	conn, err := net.Dial("tcp", "127.0.0.1:7000")
	if err != nil {
		log.Fatal(err)
	}
	c := &chain{known: func(h string) bool { return h < "8" }, orphans: map[string]*block{}}
	for in := bufio.NewScanner(conn); in.Scan(); {
		b := new(block)
		if json.Unmarshal(in.Bytes(), b) == nil {
			c.process(b)
		}
	}
}
