// Package panics starts loops for each connection that no panic ends.
package panics

import (
	"bufio"
	"log"
	"net"
)

// Listen has a conversation with each who comes.
func Listen(l net.Listener) error {
	for {
		conn, err := l.Accept() // want resourcegrow medium "Listener.Accept"
		if err != nil {
			return err
		}
		go talk(conn) // want goroutinegrow medium "the loop in talk has no way out"
		go echo(conn) // want goroutinegrow medium "the loop in echo has no way out"
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// talk goes on after each error: it is taken within the turn.
func talk(conn net.Conn) {
	from := bufio.NewReader(conn)
	for {
		answer(from, conn)
	}
}

func answer(from *bufio.Reader, to net.Conn) {
	defer func() {
		if x := recover(); x != nil {
			log.Print(x)
		}
	}()
	text, err := from.ReadString(' ')
	check(err)
	_, err = to.Write([]byte(text))
	check(err)
}

// echo takes panics, but only that of a mistake in the program comes.
func echo(conn net.Conn) {
	defer func() {
		if x := recover(); x != nil {
			log.Print(x)
		}
	}()
	var buf [64]byte
	for {
		n, _ := conn.Read(buf[:])
		if n > len(buf) {
			panic("more than there is room for")
		}
		conn.Write(buf[:n])
	}
}
