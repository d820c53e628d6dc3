package main

import (
	"net"

	store "matrix/store"
)

const workers = 4

func handle(s *store.Store, conns <-chan net.Conn) {
	for c := range conns {
		s.Touch(c.RemoteAddr().String())
		c.Close()
	}
}

func main() {
	l, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	s := store.NewStore()
	conns := make(chan net.Conn, workers)
	for i := 0; i < workers; i++ {
		go handle(s, conns)
	}
	for {
		c, err := l.Accept()
		if err != nil {
			close(conns)
			return
		}
		conns <- c
	}
}
