// Package lastact starts a goroutine for each entry, which removes it however it ends.
package lastact

import (
	"net"
	"sync"
	"time"
)

// Relay answers datagrams by a stream for each of their senders.
type Relay struct {
	mu      sync.Mutex
	streams map[string]net.Conn
	dial    func() (net.Conn, error)
}

// New makes one.
func New(dial func() (net.Conn, error)) *Relay {
	return &Relay{streams: map[string]net.Conn{}, dial: dial}
}

// Serve relays what comes to local.
func (r *Relay) Serve(local net.PacketConn) error {
	data := make([]byte, 2048)
	for {
		n, from, err := local.ReadFrom(data)
		if err != nil {
			return err
		}
		if s := r.stream(local, from); s != nil {
			_, _ = s.Write(data[:n])
		}
	}
}

func (r *Relay) stream(local net.PacketConn, from net.Addr) net.Conn {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := from.String()
	if s := r.streams[key]; s != nil {
		return s
	}
	s, err := r.dial()
	if err != nil {
		return nil
	}
	r.streams[key] = s
	go func() {
		buf := make([]byte, 2048)
		for {
			_ = s.SetReadDeadline(time.Now().Add(time.Minute))
			n, err := s.Read(buf)
			if err != nil {
				r.drop(key, s)
				return
			}
			if _, err := local.WriteTo(buf[:n], from); err != nil {
				r.drop(key, s)
				return
			}
		}
	}()
	return s
}

func (r *Relay) drop(key string, s net.Conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.streams, key)
	s.Close()
}
