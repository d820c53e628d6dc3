// Package beforebind keeps packets until somebody binds, who may never come.
package beforebind

import (
	"net"
	"sync"
)

const most = 50

// Track takes packets in and hands them to whoever is bound.
type Track struct {
	mu      sync.Mutex
	bound   bool
	early   [][]byte
	early2  [][]byte
	handler func([]byte)
}

// Read takes packets from a connection.
func (t *Track) Read(pc net.PacketConn) error {
	buf := make([]byte, 1500)
	for {
		n, _, err := pc.ReadFrom(buf)
		if err != nil {
			return err
		}
		if buf[0]&1 == 0 {
			t.take(append([]byte(nil), buf[:n]...))
		} else {
			t.takeFew(append([]byte(nil), buf[:n]...))
		}
	}
}

func (t *Track) take(p []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.bound {
		t.early = append(t.early, p) // want queuegrow medium "Track.early"
		return
	}
	t.handler(p)
}

// takeFew drops the oldest packet when there are many.
func (t *Track) takeFew(p []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.bound {
		t.handler(p)
		return
	}
	if len(t.early2) >= most {
		t.early2 = t.early2[1:]
	}
	t.early2 = append(t.early2, p)
}

// Bind hands over what came, and what comes.
func (t *Track) Bind(handler func([]byte)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.bound {
		return
	}
	t.handler = handler
	for _, p := range append(t.early, t.early2...) {
		handler(p)
	}
	t.early, t.early2 = nil, nil
	t.bound = true
}
