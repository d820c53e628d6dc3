package main

import (
	"net"
	"sync"

	store "matrix/store"
)

type server struct {
	group sync.WaitGroup
	peers *store.Store
}

func (v *server) accept(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		v.group.Go(func() { v.serve(c) })
	}
}

func (v *server) serve(c net.Conn) {
	defer c.Close()
	var name [64]byte
	n, err := c.Read(name[:])
	if err != nil {
		return
	}
	v.peers.Touch(string(name[:n]))
}

func main() {
	l, err := net.Listen("unix", "/run/names.sock")
	if err != nil {
		panic(err)
	}
	v := &server{peers: store.NewStore()}
	v.accept(l)
	v.group.Wait()
}
