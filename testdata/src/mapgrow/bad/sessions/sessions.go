// Package sessions is a line server that remembers every client it has met.
package sessions

import (
	"bufio"
	"fmt"
	"net"
	"sync"
	"time"
)

type session struct {
	since time.Time
	lines int
}

// Server talks to clients, one goroutine for each connection.
type Server struct {
	mu       sync.Mutex
	sessions map[string]*session
	open     map[net.Conn]time.Time
}

// NewServer returns a server without clients.
func NewServer() *Server {
	return &Server{sessions: make(map[string]*session), open: make(map[net.Conn]time.Time)}
}

// Serve accepts connections until the listener fails.
func (s *Server) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return fmt.Errorf("accepting: %w", err)
		}
		go s.talk(c)
	}
}

// talk keeps open in step with the connection; what greet keeps has no end.
func (s *Server) talk(c net.Conn) {
	defer c.Close()
	s.mu.Lock()
	s.open[c] = time.Now()
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.open, c)
		s.mu.Unlock()
	}()
	sess := s.greet(c)
	in := bufio.NewScanner(c)
	for in.Scan() {
		sess.lines++
		fmt.Fprintf(c, "%d %s\n", sess.lines, in.Text())
	}
}

func (s *Server) greet(c net.Conn) *session {
	addr := c.RemoteAddr().String()
	sess := &session{since: time.Now()}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sessions[addr] = sess // want mapgrow medium "Server.sessions"
	return sess
}

// Since tells when the client at addr came.
func (s *Server) Since(addr string) (time.Time, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	sess, ok := s.sessions[addr]
	if !ok {
		return time.Time{}, false
	}
	return sess.since, true
}
