package main

import (
	"log"
	"net"

	store "matrix/store"
)

// listener reads datagrams and tells what it has read.
type listener struct {
	conn  net.PacketConn
	heard func(from string)
}

func (l *listener) run() error {
	buf := make([]byte, 2048)
	for {
		_, from, err := l.conn.ReadFrom(buf)
		if err != nil {
			return err
		}
		l.heard(from.String())
	}
}

func main() {
	conn, err := net.ListenPacket("udp", ":5353")
	if err != nil {
		log.Fatal(err)
	}
	l := &listener{conn: conn, heard: store.NewStore().Touch}
	log.Fatal(l.run())
}
