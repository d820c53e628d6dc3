package relay

import (
	"bufio"
	"fmt"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

const (
	maxLine   = 4096 // bytes of a command
	maxTopics = 64   // subscriptions of a client
	outbox    = 128  // lines that may wait for a slow client
)

// session is one connected client.
type session struct {
	server *Server
	id     uint64
	token  string
	conn   net.Conn
	out    chan string
	gone   chan struct{}
	once   sync.Once
	heard  atomic.Int64 // unix nanoseconds of the last command

	// Only the session's own goroutine uses these.
	identity *identity
	topics   map[string]struct{}
	garbage  int
}

func newSession(server *Server, id uint64, token string, conn net.Conn) *session {
	s := &session{
		server: server, id: id, token: token, conn: conn,
		out: make(chan string, outbox), gone: make(chan struct{}),
		identity: &identity{}, topics: make(map[string]struct{}),
	}
	s.heard.Store(time.Now().UnixNano())
	return s
}

// serve reads commands until the client leaves or is sent away.
func (s *session) serve() {
	s.server.done.Go(s.write)
	s.send("WELCOME %d %s", s.id, s.token)
	lines := bufio.NewScanner(s.conn)
	lines.Buffer(make([]byte, 512), maxLine)
	for lines.Scan() {
		s.heard.Store(time.Now().UnixNano())
		if !s.command(lines.Text()) {
			return
		}
	}
}

// write sends what waits in the outbox.
func (s *session) write() {
	for {
		select {
		case line := <-s.out:
			if _, err := s.conn.Write([]byte(line + "\n")); err != nil {
				s.close()
				return
			}
		case <-s.gone:
			return
		}
	}
}

// send queues a line. A client that does not read loses lines instead of
// holding up the others.
func (s *session) send(format string, args ...any) {
	select {
	case s.out <- fmt.Sprintf(format, args...):
	default:
		s.server.metrics.dropped.Add(1)
	}
}

func (s *session) close() {
	s.once.Do(func() {
		close(s.gone)
		s.conn.Close()
	})
}

// host is the client's address without its port.
func host(conn net.Conn) string {
	name, _, err := net.SplitHostPort(conn.RemoteAddr().String())
	if err != nil {
		return conn.RemoteAddr().String()
	}
	return name
}
