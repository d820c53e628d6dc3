// Package main serves connections until it is told to stop: the one that comes as it stops is
// dropped, and it is the last.
package main

import (
	"io"
	"net"
	"os"
	"os/signal"
	"sync/atomic"
)

type server struct {
	listener net.Listener
	stopped  atomic.Bool
}

func (s *server) serve() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		if s.stopped.Load() {
			return
		}
		go s.echo(conn)
	}
}

func (s *server) echo(conn net.Conn) {
	defer conn.Close()
	io.Copy(conn, conn)
}

func main() {
	l, err := net.Listen("tcp", ":7007")
	if err != nil {
		os.Exit(1)
	}
	s := &server{listener: l}
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt)
	go func() {
		<-told
		s.stopped.Store(true)
		l.Close()
	}()
	s.serve()
}
