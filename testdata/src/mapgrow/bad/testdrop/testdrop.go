// Package testdrop deletes only in its tests.
package testdrop

import (
	"net"
	"sync"
)

// Switch learns which port an address is behind.
type Switch struct {
	mu    sync.RWMutex
	ports map[string]int
	links map[int]net.Conn
}

// NewSwitch returns a switch that knows nothing.
func NewSwitch() *Switch { return &Switch{ports: map[string]int{}, links: map[int]net.Conn{}} }

// Attach serves one link until it breaks.
func (s *Switch) Attach(port int, c net.Conn) {
	s.mu.Lock()
	s.links[port] = c
	s.mu.Unlock()
	defer s.detach(port)
	buf := make([]byte, 1514)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		if n >= 12 {
			s.learn(string(buf[6:12]), port)
			s.forward(string(buf[:6]), buf[:n])
		}
	}
}

func (s *Switch) learn(addr string, port int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ports[addr] = port // want mapgrow medium "Switch.ports"
}

func (s *Switch) forward(addr string, frame []byte) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if port, ok := s.ports[addr]; ok && s.links[port] != nil {
		_, _ = s.links[port].Write(frame)
	}
}

func (s *Switch) detach(port int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.links, port)
}
