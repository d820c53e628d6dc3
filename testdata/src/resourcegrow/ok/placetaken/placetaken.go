// Package placetaken leaves a listener where the next step fails: while that holds its address, the next
// attempt gets none.
package placetaken

import (
	"errors"
	"net"
)

// Config tells where to listen.
type Config struct {
	Addr, Admin string
}

// Server has two doors.
type Server struct {
	door, admin net.Listener
}

var errNoAdmin = errors.New("no address for administrators")

// NewServer opens both.
func NewServer(cfg Config) (*Server, error) {
	door, err := net.Listen("tcp", cfg.Addr)
	if err != nil {
		return nil, err
	}
	if cfg.Admin == "" {
		return nil, errNoAdmin
	}
	admin, err := net.Listen("tcp", cfg.Admin)
	if err != nil {
		return nil, err
	}
	return &Server{door: door, admin: admin}, nil
}

// Close closes both.
func (s *Server) Close() error {
	return errors.Join(s.door.Close(), s.admin.Close())
}
