// Package syncmap is a datagram service that keeps peers in sync.Maps.
package syncmap

import (
	"encoding/binary"
	"net"
	"sync"
	"time"
)

// Exchange answers datagrams.
type Exchange struct {
	peers   sync.Map // address -> time.Time of the last datagram
	waiting sync.Map // sequence number -> net.Addr of the asker
}

// Run answers until the socket is closed.
func (x *Exchange) Run(pc net.PacketConn) error {
	buf := make([]byte, 1500)
	for {
		n, from, err := pc.ReadFrom(buf)
		if err != nil {
			return err
		}
		x.peers.Store(from.String(), time.Now()) // want mapgrow medium "Exchange.peers"
		if n < 9 {
			continue
		}
		x.dispatch(pc, buf[:n], from)
	}
}

func (x *Exchange) dispatch(pc net.PacketConn, msg []byte, from net.Addr) {
	seq := binary.BigEndian.Uint64(msg[1:])
	if msg[0] == 'q' {
		x.waiting.Store(seq, from)
		defer x.waiting.Delete(seq)
		x.answer(pc, seq, msg)
	}
}

func (x *Exchange) answer(pc net.PacketConn, seq uint64, msg []byte) {
	if to, ok := x.waiting.Load(seq); ok {
		_, _ = pc.WriteTo(msg, to.(net.Addr))
	}
}

// Seen tells when a peer was last heard of.
func (x *Exchange) Seen(addr string) (time.Time, bool) {
	v, ok := x.peers.Load(addr)
	if !ok {
		return time.Time{}, false
	}
	return v.(time.Time), true
}
