// Package putbeside keeps a connection in an object, fails after that, and the object goes with the error.
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
func (l *Line) Close() error { return errors.Join(l.conn.Close(), l.log.Close()) }

func (l *Line) dial(addr string) error {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	l.conn = conn
	_, err = io.WriteString(conn, "line\n")
	if err != nil {
		return errors.Join(errors.New("no line"), err)
	}
	return nil
}

// Open drops the line that it could not open in full.
func Open(addr string) (*Line, error) {
	l := &Line{}
	if err := l.dial(addr); err != nil { // want resourcegrow medium "it stays in an object that Open drops after an error"
		return nil, err
	}
	return l, nil
}

// start opens two things, one after the other.
func (l *Line) start(name, addr string) error {
	log, err := os.Create(name)
	if err != nil {
		return err
	}
	l.log = log
	return l.greet(addr)
}

func (l *Line) greet(addr string) error {
	for _, s := range []string{"from ", addr, "\n"} {
		if _, err := l.log.WriteString(s); err != nil {
			return err
		}
	}
	return nil
}

// Serve starts a line for each desk.
func Serve(desks <-chan string) {
	for desk := range desks {
		l := new(Line)
		if err := l.start(desk+".log", desk); err != nil { // want resourcegrow medium "it stays in an object that Serve drops after an error"
			continue
		}
		l.log.Close()
	}
}
