// Package putbeside keeps a connection in an object, fails after that, and lets go of what the object has.
package putbeside

import (
	"errors"
	"io"
	"net"
	"os"
)

// Line is a line to a desk.
type Line struct {
	conn net.Conn
	log  *os.File
}

// Close ends it.
func (l *Line) Close() error {
	if l.conn != nil {
		return l.conn.Close()
	}
	return nil
}

func (l *Line) dial(addr string) error {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	l.conn = conn
	_, err = io.WriteString(conn, "line\n")
	return err
}

// Open ends the line.
func Open(addr string) (*Line, error) {
	l := &Line{}
	if err := l.dial(addr); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// Or ends it when it returns.
func Or(addr string) error {
	l := &Line{}
	defer l.Close()
	if err := l.dial(addr); err != nil {
		return err
	}
	_, err := io.WriteString(l.conn, "over\n")
	return err
}

// start keeps what it has greeted alone.
func (l *Line) start(name, addr string) error {
	log, err := os.Create(name)
	if err != nil {
		return err
	}
	if _, err := log.WriteString(addr); err != nil {
		log.Close()
		return err
	}
	l.log = log
	return nil
}

// Serve starts a line for each desk.
func Serve(desks <-chan string) {
	for desk := range desks {
		l := new(Line)
		if err := l.start(desk+".log", desk); err != nil {
			continue
		}
		l.log.Close()
	}
}
