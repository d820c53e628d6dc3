// Package panics reads from connections by functions that panic on an error, until one does.
package panics

import (
	"bufio"
	"errors"
	"log"
	"net"
)

var errOver = errors.New("over")

// session is one conversation.
type session struct {
	conn net.Conn
	from *bufio.Reader
}

func (s *session) check(err error) {
	if err == nil {
		return
	}
	log.Print(err)
	panic(errOver)
}

func (s *session) word() string {
	text, err := s.from.ReadString(' ')
	s.check(err)
	return text
}

func (s *session) answer() {
	_, err := s.conn.Write([]byte(s.word()))
	s.check(err)
}

// Listen has a conversation with each who comes.
func Listen(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go talk(conn)
		go echo(conn)
	}
}

func talk(conn net.Conn) {
	s := &session{conn: conn, from: bufio.NewReader(conn)}
	defer func() {
		if x := recover(); x != nil && x != errOver {
			log.Print(x)
		}
		conn.Close()
	}()
	for {
		s.answer()
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func rest(conn net.Conn) {
	if recover() != nil {
		conn.Close()
	}
}

func echo(conn net.Conn) {
	defer rest(conn)
	back(bufio.NewReader(conn), conn)
}

// back passes on what its turns panic with.
func back(from *bufio.Reader, to net.Conn) {
	for {
		turn(from, to)
	}
}

func turn(from *bufio.Reader, to net.Conn) {
	defer func() {
		if x := recover(); x != nil {
			log.Print("turn: ", x)
			panic(x)
		}
	}()
	must(to.Write(must(from.ReadBytes('\n'))))
}
