// Package owned empties values in maps that go as a whole: with their connection,
// with their generation, with their outer key.
package owned

import (
	"bufio"
	"net"
	"strings"
	"sync"
	"time"
)

type talk struct {
	channels map[string][]string
}

// Server talks.
type Server struct {
	mu    sync.Mutex
	talks map[net.Conn]*talk
	turns map[string]int
	teams map[string]map[string]int
}

// NewServer starts a server.
func NewServer() *Server {
	s := &Server{talks: map[net.Conn]*talk{}, turns: map[string]int{}, teams: map[string]map[string]int{}}
	go s.rotate()
	return s
}

// Serve accepts connections.
func (s *Server) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go s.attend(c)
	}
}

func (s *Server) attend(c net.Conn) {
	t := &talk{channels: map[string][]string{}}
	team := c.RemoteAddr().String()
	s.mu.Lock()
	s.talks[c] = t
	s.teams[team] = map[string]int{}
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.talks, c)
		delete(s.teams, team)
		_ = c.Close()
	}()
	in := bufio.NewScanner(c)
	for in.Scan() {
		channel, text, _ := strings.Cut(in.Text(), " ")
		if len(t.channels) > 8 {
			return
		}
		t.channels[channel] = append(t.channels[channel], text)
		if len(t.channels[channel]) == 10 {
			_, _ = c.Write([]byte(strings.Join(t.channels[channel], " ")))
			t.channels[channel] = nil
		}
		s.turn(team)
	}
}

func (s *Server) turn(team string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.turns[team]++
	defer func() { s.turns[team]-- }()
	s.teams[team]["turns"] = s.turns[team]
}

func (s *Server) rotate() {
	for range time.Tick(time.Hour) {
		s.mu.Lock()
		s.turns = map[string]int{}
		s.mu.Unlock()
	}
}
