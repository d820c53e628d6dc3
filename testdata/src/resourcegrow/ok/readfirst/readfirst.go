// Package readfirst leaves the end of connections to helpers that see to it, or to other modules.
package readfirst

import (
	"io"
	"log"
	"net"

	"example.com/console/shell"
)

// greet asks for a name, and hangs up in any case.
func greet(c net.Conn, names chan<- string) {
	name := make([]byte, 16)
	if _, err := io.ReadFull(c, name); err != nil {
		c.Close()
		return
	}
	defer c.Close()
	names <- string(name)
	_, _ = io.WriteString(c, "welcome\n")
}

// Door greets whoever comes.
func Door(ln net.Listener, names chan<- string) {
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Print(err)
			return
		}
		go greet(c, names)
	}
}

// talk hands those who want it to a shell, and hangs up on others.
func talk(c net.Conn) error {
	word := make([]byte, 5)
	if _, err := io.ReadFull(c, word); err == nil && string(word) == "shell" {
		return shell.Attach(c)
	}
	return c.Close()
}

// Gate talks to whoever comes.
func Gate(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Print(err)
			return
		}
		go func() {
			if err := talk(c); err != nil {
				log.Print(err)
			}
		}()
	}
}
