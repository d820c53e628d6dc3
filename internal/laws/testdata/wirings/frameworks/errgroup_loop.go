package main

import (
	"golang.org/x/sync/errgroup"
	"net"

	store "matrix/store"
)

func read(pc net.PacketConn, s *store.Store) error {
	buf := make([]byte, 1500)
	for {
		_, from, err := pc.ReadFrom(buf)
		if err != nil {
			return err
		}
		s.Touch(from.String())
	}
}

func main() {
	pc, err := net.ListenPacket("udp", ":9000")
	if err != nil {
		return
	}
	var g errgroup.Group
	s := store.NewStore()
	for range 4 {
		g.Go(func() error { return read(pc, s) })
	}
	g.Wait()
}
