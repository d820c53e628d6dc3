package main

import (
	"bufio"
	"log"
	"net"

	store "matrix/store"
)

func talk(c net.Conn, s *store.Store) {
	defer c.Close()
	lines := bufio.NewScanner(c)
	for lines.Scan() {
		s.Touch(lines.Text())
		if _, err := c.Write([]byte("ok\n")); err != nil {
			return
		}
	}
}

func serve(l net.Listener) error {
	s := store.NewStore()
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go talk(c, s)
	}
}

func main() {
	l, err := net.Listen("tcp", "localhost:7000")
	if err == nil {
		err = serve(l)
	}
	log.Fatal(err)
}
