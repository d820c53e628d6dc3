// Command toldbeside counts connections by what those tell the handler who have accepted them, and by
// who has come.
package main

import (
	"log"
	"net"
	"sync"
)

type kind struct{ protocol, listener string }

// count has what is open.
type count struct {
	mu    sync.Mutex
	known map[kind]int
}

var open = &count{known: map[kind]int{}}

func (c *count) add(nc net.Conn, protocol, listener string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	log.Print(nc.RemoteAddr())
	c.known[kind{protocol, listener}]++ // want mapgrow high "count.known gains an entry in .*, keyed by .*, from nc.RemoteAddr"
}

func listen(protocol, name, addr string) {
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		log.Fatal(err)
	}
	for {
		nc, err := ln.Accept()
		if err != nil {
			continue
		}
		go serve(protocol, name, nc)
	}
}

func serve(protocol, name string, nc net.Conn) {
	defer nc.Close()
	open.add(nc, protocol, nc.RemoteAddr().String())
}

var listeners = map[string]string{"public": ":1143", "private": "localhost:1143"}

func main() {
	for name, addr := range listeners {
		go listen("imap", name, addr)
	}
	listen("status", "own", "localhost:8080")
}
