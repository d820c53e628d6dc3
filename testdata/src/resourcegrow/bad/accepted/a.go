// Package accepted leaves connections open that clients have made: where a greeting fails, in the loop
// or in the goroutine that a connection is handed to.
package accepted

import (
	"bufio"
	"errors"
	"log"
	"net"
)

var errGreeting = errors.New("no greeting")

func greet(c net.Conn) error {
	line, err := bufio.NewReader(c).ReadString('\n')
	if err == nil && line != "hello\n" {
		err = errGreeting
	}
	return err
}

// Loop serves one after another.
func Loop(l net.Listener) error {
	for {
		c, err := l.Accept() // want resourcegrow medium "Listener.Accept"
		if err != nil {
			return err
		}
		if err := greet(c); err != nil {
			log.Print(err)
			continue
		}
		c.Write([]byte("bye\n"))
		c.Close()
	}
}

// Serve serves each on a goroutine.
func Serve(l net.Listener) error {
	for {
		c, err := l.Accept() // want resourcegrow medium "Listener.Accept"
		if err != nil {
			return err
		}
		go func() {
			if err := greet(c); err != nil {
				log.Print(err)
				return
			}
			c.Write([]byte("bye\n"))
			c.Close()
		}()
	}
}

// Session is a client that has greeted.
type Session struct{ conn net.Conn }

func open(c net.Conn) (*Session, error) {
	if err := greet(c); err != nil {
		return nil, err
	}
	return &Session{c}, nil
}

func (s *Session) run() {
	defer s.conn.Close()
	s.conn.Write([]byte("bye\n"))
}

func handle(c net.Conn) {
	s, err := open(c)
	if err != nil {
		log.Print(err)
		return
	}
	s.run()
}

// Sessions hands each to a function.
func Sessions(l net.Listener) error {
	for {
		c, err := l.Accept() // want resourcegrow medium "Listener.Accept"
		if err != nil {
			return err
		}
		go handle(c)
	}
}
