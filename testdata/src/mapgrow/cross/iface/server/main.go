// Command server calls both keepers through their interface.
package main

import (
	"bufio"
	"log"
	"net"

	"fixtures.test/mapgrow/cross/iface/keep"
)

type server struct{ live, past keep.Keeper }

func (s *server) talk(c net.Conn) {
	defer c.Close()
	in := bufio.NewScanner(c)
	for in.Scan() {
		id := in.Text()
		if s.live.Open(id) || s.past.Open(id) {
			continue
		}
		s.live.Begin(id)
		s.past.Begin(id)
		_, err := c.Write([]byte(id + "\n"))
		s.live.End(id)
		s.past.End(id)
		if err != nil {
			return
		}
	}
}

func main() {
	ln, err := net.Listen("tcp", "localhost:7000")
	if err != nil {
		log.Fatal(err)
	}
	s := &server{live: keep.Exact(), past: keep.Archive()}
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go s.talk(c)
	}
}
