// Package timeoutstays waits for an answer, and after a while no more; the entry
// waits on.
package timeoutstays

import (
	"encoding/binary"
	"errors"
	"net"
	"sync"
	"time"
)

var errLate = errors.New("no answer")

// Asker asks over datagrams.
type Asker struct {
	pc net.PacketConn

	mu     sync.Mutex
	seq    uint32
	asked  map[uint32]chan []byte
	pinged map[uint32]chan []byte
}

// NewAsker reads answers from pc.
func NewAsker(pc net.PacketConn) *Asker {
	a := &Asker{pc: pc, asked: map[uint32]chan []byte{}, pinged: map[uint32]chan []byte{}}
	go a.read()
	return a
}

func (a *Asker) read() {
	buf := make([]byte, 1500)
	for {
		n, _, err := a.pc.ReadFrom(buf)
		if err != nil {
			return
		}
		if n < 4 {
			continue
		}
		seq := binary.BigEndian.Uint32(buf)
		a.mu.Lock()
		if ch, ok := a.asked[seq]; ok {
			delete(a.asked, seq)
			ch <- append([]byte(nil), buf[4:n]...)
		}
		if ch, ok := a.pinged[seq]; ok {
			delete(a.pinged, seq)
			ch <- nil
		}
		a.mu.Unlock()
	}
}

// Ask sends a question and waits for a second.
func (a *Asker) Ask(to net.Addr, q []byte) ([]byte, error) {
	ch := make(chan []byte, 1)
	a.mu.Lock()
	a.seq++
	seq := a.seq
	a.asked[seq] = ch // want pendinggrow medium "Asker.asked"
	a.mu.Unlock()
	_, _ = a.pc.WriteTo(append(binary.BigEndian.AppendUint32(nil, seq), q...), to)
	select {
	case ans := <-ch:
		return ans, nil
	case <-time.After(time.Second):
		return nil, errLate
	}
}

// Ping does the same, and takes its entry back when it gives up.
func (a *Asker) Ping(to net.Addr) error {
	ch := make(chan []byte, 1)
	a.mu.Lock()
	a.seq++
	seq := a.seq
	a.pinged[seq] = ch
	a.mu.Unlock()
	_, _ = a.pc.WriteTo(binary.BigEndian.AppendUint32(nil, seq), to)
	select {
	case <-ch:
		return nil
	case <-time.After(time.Second):
		a.mu.Lock()
		delete(a.pinged, seq)
		a.mu.Unlock()
		return errLate
	}
}
