// Command untilgiven tries until it is given one connection, and has that for as long as it runs.
package main

import (
	"log"
	"net"
	"os"
	"time"
)

func dial(addr string) (net.Conn, error) { return net.DialTimeout("tcp", addr, time.Second) }

func main() {
	words := make(chan []byte)
	go first([]string{"peer:80", "peer:81"}, words)
	var conn net.Conn
	var err error
	for {
		conn, err = dial("peer:82")
		if err != nil {
			log.Print(err)
			time.Sleep(time.Second)
			continue
		}
		break
	}
	for word := range words {
		if _, err := conn.Write(word); err != nil {
			os.Exit(1)
		}
	}
}

// first asks one peer after the other, again and again, until one answers, and reads from that.
func first(addrs []string, words chan<- []byte) {
	var c net.Conn
	for c == nil {
		for _, addr := range addrs {
			var err error
			if c, err = dial(addr); err == nil {
				break
			}
		}
		time.Sleep(time.Second)
	}
	for {
		word := make([]byte, 16)
		if _, err := c.Read(word); err != nil {
			os.Exit(1)
		}
		words <- word
	}
}
