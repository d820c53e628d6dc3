// Command untilgiven tries until it is given a connection whose peer greets, and leaves the others.
package main

import (
	"io"
	"log"
	"net"
	"os"
	"time"
)

func dial(addr string) (net.Conn, error) { return net.DialTimeout("tcp", addr, time.Second) }

func connect(addr string) io.Writer {
	for {
		conn, err := dial(addr) // want resourcegrow medium "drops it|releases it"
		if err != nil {
			log.Print(err)
			time.Sleep(time.Second)
			continue
		}
		if _, err := conn.Write([]byte("hello")); err != nil {
			time.Sleep(time.Second)
			continue
		}
		return struct{ io.Writer }{conn}
	}
}

func main() {
	w := connect("peer:80")
	for {
		if word := ask("peer:81"); word != "" {
			if _, err := io.WriteString(w, word); err != nil {
				os.Exit(1)
			}
		}
	}
}

// ask asks for a word, and for the next one by another connection.
func ask(addr string) string {
	word := make([]byte, 16)
	for {
		c, err := dial(addr) // want resourcegrow medium "releases it"
		if err != nil {
			return ""
		}
		if n, _ := c.Read(word); n > 0 {
			return string(word[:n])
		}
		time.Sleep(time.Second)
	}
}
