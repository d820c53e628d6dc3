// Package handedin gives each session the log that was made before the first one.
package handedin

import (
	"bufio"
	"net"
	"sync"
)

type log struct {
	mu    sync.Mutex
	lines []string
}

func (l *log) add(line string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, line) // want slicegrow medium "log.lines grows in .*add"
}

type session struct {
	to   *log
	conn net.Conn
}

var verbs = map[string]func(*session, string){"say": (*session).say, "ask": (*session).ask}

func (s *session) say(line string) { s.to.add(line) }
func (s *session) ask(string)      { s.conn.Write([]byte("?\n")) }

func (s *session) run() {
	defer s.conn.Close()
	for in := bufio.NewScanner(s.conn); in.Scan(); {
		if verb := verbs[in.Text()[:3]]; verb != nil {
			verb(s, in.Text())
		}
	}
}

// Serve takes connections.
func Serve(l net.Listener) error {
	all := &log{}
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		s := &session{all, conn}
		go s.run()
	}
}
