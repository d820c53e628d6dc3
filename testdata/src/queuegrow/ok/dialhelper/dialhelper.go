// Package main drops what has come in meanwhile where it has no connection.
package main

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

type shipper struct {
	mu    sync.Mutex
	lines []string
}

func (s *shipper) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines = append(s.lines, r.URL.Path)
}

func open() (net.Conn, error) {
	var d net.Dialer
	return d.Dial("tcp", "10.0.0.1:514")
}

func (s *shipper) ship() {
	for range time.Tick(time.Second) {
		c, err := open()
		if err != nil {
			s.mu.Lock()
			s.lines = nil
			s.mu.Unlock()
			continue
		}
		_ = c.SetDeadline(time.Now().Add(time.Second))
		s.mu.Lock()
		_, _ = c.Write([]byte(strings.Join(s.lines, "\n")))
		s.lines = nil
		s.mu.Unlock()
		_ = c.Close()
	}
}

func main() {
	s := new(shipper)
	go s.ship()
	_ = http.ListenAndServe(":8080", s)
}
