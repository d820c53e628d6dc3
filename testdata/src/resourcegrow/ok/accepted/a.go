// Package accepted closes each connection that clients have made, whoever has it then.
package accepted

import (
	"bufio"
	"errors"
	"log"
	"net"
	"sync"
	"time"
)

var errGreeting = errors.New("no greeting")

func greet(c net.Conn) error {
	line, err := bufio.NewReader(c).ReadString('\n')
	if err == nil && line != "hello\n" {
		err = errGreeting
	}
	return err
}

// Serve serves each on a goroutine.
func Serve(l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			if err := greet(c); err != nil {
				log.Print(err)
				return
			}
			c.Write([]byte("bye\n"))
		}()
	}
}

// Session is a client that has greeted.
type Session struct {
	conn net.Conn
	done chan struct{}
}

func open(c net.Conn) (*Session, error) {
	if err := greet(c); err != nil {
		c.Close()
		return nil, err
	}
	return &Session{c, make(chan struct{})}, nil
}

func (s *Session) start() { go s.run() }

func (s *Session) run() {
	defer s.conn.Close()
	select {
	case <-s.done:
	case <-time.After(time.Hour):
	}
}

// Server starts a session for each.
type Server struct {
	l      net.Listener
	handle func(net.Conn)
	mu     sync.Mutex
	open   map[net.Conn]bool
}

// New returns a server.
func New(l net.Listener) *Server {
	s := &Server{l: l, open: map[net.Conn]bool{}}
	s.handle = s.session
	return s
}

func (s *Server) session(c net.Conn) {
	t, err := open(c)
	if err != nil {
		log.Print(err)
		return
	}
	t.start()
}

// Sessions hands each to a function in a field.
func (s *Server) Sessions() error {
	for {
		c, err := s.l.Accept()
		if err != nil {
			return err
		}
		go s.handle(c)
	}
}

// Kept keeps each until its end, and closes all at its own.
func (s *Server) Kept() error {
	defer s.close()
	for {
		c, err := s.l.Accept()
		if err != nil {
			return err
		}
		s.mu.Lock()
		s.open[c] = true
		s.mu.Unlock()
		go func() {
			if err := greet(c); err != nil {
				log.Print(err)
			}
			s.mu.Lock()
			delete(s.open, c)
			s.mu.Unlock()
			c.Close()
		}()
	}
}

func (s *Server) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open {
		c.Close()
	}
}
