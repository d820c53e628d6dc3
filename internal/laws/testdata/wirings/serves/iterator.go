package main

import (
	"iter"
	"net"

	store "matrix/store"
)

// packets yields who sends, until the socket breaks.
func packets(conn net.PacketConn) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil || !yield(from.String(), buf[:n]) {
				return
			}
		}
	}
}

func main() {
	conn, err := net.ListenPacket("udp", ":9000")
	if err != nil {
		return
	}
	s := store.NewStore()
	for from, text := range packets(conn) {
		if len(text) > 0 {
			s.Touch(from)
		}
	}
}
