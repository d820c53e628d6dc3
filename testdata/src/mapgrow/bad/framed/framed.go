// Package framed keeps who sent each frame, as the frame says.
package framed

import (
	"net"
	"sync"
)

type frame struct {
	from, body []byte
}

// Hub hears datagrams.
type Hub struct {
	name []byte
	mu   sync.Mutex
	seen map[string]bool
}

// Hear takes datagrams until that fails.
func (h *Hub) Hear(c net.PacketConn) error {
	h.seen = map[string]bool{}
	buf := make([]byte, 1500)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		if n < 8 {
			continue
		}
		var f frame
		f.from, f.body = buf[:8], buf[8:n]
		h.take(f)
	}
}

func (h *Hub) take(f frame) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(f.body) > 0 {
		h.seen[string(f.from)] = true // want mapgrow medium "Hub.seen"
	}
}

// Seen tells who was heard.
func (h *Hub) Seen(from string) bool { h.mu.Lock(); defer h.mu.Unlock(); return h.seen[from] }
