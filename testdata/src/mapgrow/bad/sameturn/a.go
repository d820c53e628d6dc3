// Package main takes an entry out and puts it in again, in one turn of the loop that hears of it.
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
		}
		c.of[name] += size // want mapgrow medium "counts.of"
	}
}
