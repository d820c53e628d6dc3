package main

import (
	"net"
	"net/http"

	store "matrix/store"
)

type counted struct {
	net.Listener
	s *store.Store
}

func (l *counted) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err == nil {
		l.s.Touch(c.RemoteAddr().String())
	}
	return c, err
}

func main() {
	l, err := net.Listen("tcp", ":80")
	if err != nil {
		return
	}
	http.Serve(&counted{l, store.NewStore()}, nil)
}
