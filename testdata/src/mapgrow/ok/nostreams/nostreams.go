// Package nostreams forgets the count of a connection with the connection.
package nostreams

import (
	"net"
	"sync"
)

// Server knows its connections, and how many streams each has.
type Server struct {
	mu      sync.Mutex
	conns   map[net.Conn]string
	streams map[net.Conn]int
}

// Serve accepts until it fails.
func (s *Server) Serve(l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		s.begin(c)
		go s.read(c)
	}
}

func (s *Server) begin(c net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conns == nil {
		s.conns, s.streams = map[net.Conn]string{}, map[net.Conn]int{}
	}
	s.conns[c] = c.RemoteAddr().String()
	s.streams[c] = 0
}

func (s *Server) read(c net.Conn) {
	defer s.end(c)
	b := make([]byte, 1)
	for {
		if _, err := c.Read(b); err != nil {
			return
		}
		s.stream(c, b[0] == 1)
	}
}

func (s *Server) stream(c net.Conn, open bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, ok := s.streams[c]
	switch {
	case !ok:
	case open:
		s.streams[c] = n + 1
	case n-1 == 0:
		delete(s.streams, c)
	default:
		s.streams[c] = n - 1
	}
}

func (s *Server) end(c net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
	delete(s.streams, c)
	_ = c.Close()
}
