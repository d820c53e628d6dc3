// Package readfirst leaves the end of connections to helpers that read something before they see to it.
package readfirst

import (
	"io"
	"log"
	"net"
)

// greet asks for a name, and hangs up on those alone who have told one.
func greet(c net.Conn, names chan<- string) {
	name := make([]byte, 16)
	if _, err := io.ReadFull(c, name); err != nil {
		return
	}
	defer c.Close()
	names <- string(name)
	_, _ = io.WriteString(c, "welcome\n")
}

// Door greets whoever comes.
func Door(ln net.Listener, names chan<- string) {
	for {
		c, err := ln.Accept() // want resourcegrow medium "handed to in Door releases it on some return paths but not on all"
		if err != nil {
			log.Print(err)
			return
		}
		go greet(c, names)
	}
}
