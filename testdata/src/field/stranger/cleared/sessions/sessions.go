// Package sessions knows who is connected.
package sessions

import (
	"bufio"
	"net"
	"sync"
)

// Session is a connected client.
type Session struct {
	Name string
	conn net.Conn
}

// Server holds connections and the sessions on them, for as long as they last.
type Server struct {
	mu       sync.Mutex
	conns    map[net.Conn]struct{}
	sessions map[string]*Session
}

// NewServer returns a server without connections.
func NewServer() *Server {
	return &Server{conns: map[net.Conn]struct{}{}, sessions: map[string]*Session{}}
}

// Handle serves conn until it drops. The first line is the client's name.
func (s *Server) Handle(conn net.Conn, line func(*Session, string)) error {
	s.connected(conn)
	defer s.disconnected(conn)

	lines := bufio.NewScanner(conn)
	if !lines.Scan() {
		return lines.Err()
	}
	sess := &Session{Name: lines.Text(), conn: conn}
	s.join(sess)
	defer s.leave(sess)
	for lines.Scan() {
		line(sess, lines.Text())
	}
	return lines.Err()
}

func (s *Server) connected(conn net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conns[conn] = struct{}{}
}

func (s *Server) disconnected(conn net.Conn) {
	conn.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, conn)
}

func (s *Server) join(sess *Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sessions[sess.Name] = sess
}

func (s *Server) leave(sess *Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sessions, sess.Name)
}
