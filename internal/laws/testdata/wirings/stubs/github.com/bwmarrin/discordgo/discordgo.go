// Package discordgo stands in for the client of a messenger: it keeps handlers and calls them
// for each event of their type.
package discordgo

import (
	"bufio"
	"net"
	"reflect"
	"sync"
)

// User, Message and MessageCreate are what comes.
type (
	User    struct{ ID string }
	Message struct {
		Author  *User
		Content string
	}
	MessageCreate struct{ *Message }
)

// Session is a connection.
type Session struct {
	mu       sync.Mutex
	handlers map[int]reflect.Value
	conn     net.Conn
}

// New makes one.
func New(token string) (*Session, error) {
	return &Session{handlers: map[int]reflect.Value{}}, nil
}

// AddHandler keeps a handler; what it returns removes it.
func (s *Session) AddHandler(handler any) func() {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := len(s.handlers)
	s.handlers[id] = reflect.ValueOf(handler)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.handlers, id)
	}
}

// Open connects.
func (s *Session) Open() error {
	conn, err := net.Dial("tcp", "gateway.discord.gg:443")
	if err != nil {
		return err
	}
	s.conn = conn
	go s.listen()
	return nil
}

func (s *Session) listen() {
	for in := bufio.NewScanner(s.conn); in.Scan(); {
		s.mu.Lock()
		for _, h := range s.handlers {
			m := &MessageCreate{&Message{&User{in.Text()}, in.Text()}}
			go h.Call([]reflect.Value{reflect.ValueOf(s), reflect.ValueOf(m)})
		}
		s.mu.Unlock()
	}
}

// Close ends it.
func (s *Session) Close() error { return s.conn.Close() }
