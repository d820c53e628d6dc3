// Package main writes out what has come in meanwhile each time that it has a connection.
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
	s.lines = append(s.lines, r.URL.Path) // want queuegrow medium "cut only while .*ship has a connection"
}

func open() (net.Conn, error) {
	var d net.Dialer
	return d.Dial("tcp", "10.0.0.1:514")
}

func (s *shipper) ship() {
	for range time.Tick(time.Second) {
		c, err := open()
		if err != nil {
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
