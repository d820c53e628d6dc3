package main

import (
	"github.com/panjf2000/ants/v2"
	"net"

	store "matrix/store"
)

func main() {
	l, err := net.Listen("tcp", ":7000")
	if err != nil {
		return
	}
	s := store.NewStore()
	pool, err := ants.NewPoolWithFunc(10, func(x any) {
		c := x.(net.Conn)
		defer c.Close()
		s.Touch(c.RemoteAddr().String())
	})
	if err != nil {
		return
	}
	defer pool.Release()
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		if pool.Invoke(c) != nil {
			c.Close()
		}
	}
}
