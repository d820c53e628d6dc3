// Package main counts who is there, in the loop that hears of them: what a turn takes out, another one
// may put in, for somebody else.
package main

import (
	"log"
	"net"
)

type counts struct{ of map[string]int }

func main() {
	conn, err := net.ListenPacket("udp", ":7000")
	if err != nil {
		log.Fatal(err)
	}
	c := &counts{of: map[string]int{}}
	for {
		b := make([]byte, 1500)
		size, from, err := conn.ReadFrom(b)
		if err != nil {
			log.Fatal(err)
		}
		name := from.String()
		if size == 0 {
			delete(c.of, name)
			continue
		}
		c.of[name] += size
	}
}
