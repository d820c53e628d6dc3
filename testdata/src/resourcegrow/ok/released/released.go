// Package released makes things at set-up, or releases them on some way that is not a
// plain defer.
package released

import (
	"context"
	"io"
	"net"
	"net/http"
	"sync"
	"time"
)

// Server is made once.
type Server struct {
	conn   net.Conn
	client *http.Client
	mu     sync.Mutex
	cancel context.CancelFunc
}

// New dials once.
func New(addr string) (*Server, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	return &Server{conn: conn, client: &http.Client{Transport: &http.Transport{}}}, nil
}

// Close ends it.
func (s *Server) Close() error {
	s.client.CloseIdleConnections()
	return s.conn.Close()
}

// Tick uses tickers, which are collected when nobody refers to them.
func (s *Server) Tick(w http.ResponseWriter, r *http.Request) {
	tick := time.NewTicker(time.Second)
	<-tick.C
}

// Later hands the closing on.
func (s *Server) Later(w http.ResponseWriter, r *http.Request) {
	conn, err := net.Dial("tcp", r.URL.Path)
	if err != nil {
		return
	}
	defer closeAll(conn, s.conn)
}

func closeAll(list ...io.Closer) {
	for _, c := range list {
		c.Close()
	}
}

// Restart replaces the cancel function and calls the former one.
func (s *Server) Restart(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cancel != nil {
		s.cancel()
	}
	_, s.cancel = context.WithCancel(context.Background())
}
