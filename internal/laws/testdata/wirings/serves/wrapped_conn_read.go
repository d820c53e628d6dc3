package main

import (
	"net"
	"net/http"

	store "matrix/store"
)

type watched struct {
	net.Conn
	s *store.Store
}

func (c *watched) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if err != nil {
		c.s.Touch(c.RemoteAddr().String())
	}
	return n, err
}

type listener struct {
	net.Listener
	s *store.Store
}

func (l listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &watched{c, l.s}, nil
}

func main() {
	l, err := net.Listen("tcp", ":80")
	if err != nil {
		return
	}
	http.Serve(listener{l, store.NewStore()}, nil)
}
