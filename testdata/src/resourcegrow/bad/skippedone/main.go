// Package main serves connections, and drops those that come while it is busy.
package main

import (
	"io"
	"net"
	"os"
	"sync/atomic"
)

type server struct {
	listener net.Listener
	busy     atomic.Int32
}

func (s *server) serve() {
	for {
		conn, err := s.listener.Accept() // want resourcegrow medium "releases it on some return paths"
		if err != nil {
			return
		}
		if s.busy.Load() > 64 {
			continue
		}
		go s.echo(conn)
	}
}

func (s *server) echo(conn net.Conn) {
	defer conn.Close()
	s.busy.Add(1)
	defer s.busy.Add(-1)
	io.Copy(conn, conn)
}

func main() {
	l, err := net.Listen("tcp", ":7007")
	if err != nil {
		os.Exit(1)
	}
	(&server{listener: l}).serve()
}
