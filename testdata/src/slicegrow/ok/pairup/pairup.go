// Package pairup waits for two ends of a line: once both are there, it serves them and is
// done. The test of the length stands right behind the append.
package pairup

import (
	"io"
	"net"
	"sync"
)

type line struct {
	mu   sync.Mutex
	in   chan net.Conn
	ends []net.Conn
}

// Join gives a line two ends.
func Join(l net.Listener) error {
	now := &line{in: make(chan net.Conn)}
	go now.serve()
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		select {
		case now.in <- conn:
		default:
			now = &line{in: make(chan net.Conn, 1)}
			now.in <- conn
			go now.serve()
		}
	}
}

func (l *line) serve() {
	for {
		conn := <-l.in
		l.mu.Lock()
		l.ends = append(l.ends, conn)
		l.mu.Unlock()
		if len(l.ends) < 2 {
			continue
		}
		go func() { _, _ = io.Copy(l.ends[0], l.ends[1]) }()
		_, _ = io.Copy(l.ends[1], l.ends[0])
		return
	}
}
