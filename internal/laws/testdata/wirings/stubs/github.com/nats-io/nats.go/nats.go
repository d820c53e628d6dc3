// Package nats stands in for the client: it keeps callbacks by subject and calls them for
// each message.
package nats

import (
	"bufio"
	"net"
	"strings"
	"sync"
)

// DefaultURL is where a server is.
const DefaultURL = "nats://127.0.0.1:4222"

// Msg is a message.
type Msg struct {
	Subject string
	Data    []byte
}

// MsgHandler is called with messages.
type MsgHandler func(msg *Msg)

// Option sets up a connection.
type Option func(*Conn) error

// Subscription can be ended.
type Subscription struct {
	Subject string
	conn    *Conn
}

// Unsubscribe ends it.
func (s *Subscription) Unsubscribe() error {
	s.conn.mu.Lock()
	defer s.conn.mu.Unlock()
	delete(s.conn.subs, s.Subject)
	return nil
}

// Conn is a connection.
type Conn struct {
	mu   sync.Mutex
	subs map[string]MsgHandler
	conn net.Conn
}

// Connect connects.
func Connect(url string, options ...Option) (*Conn, error) {
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "nats://"))
	if err != nil {
		return nil, err
	}
	nc := &Conn{subs: map[string]MsgHandler{}, conn: conn}
	go nc.read()
	return nc, nil
}

func (nc *Conn) read() {
	for in := bufio.NewScanner(nc.conn); in.Scan(); {
		subject, data, _ := strings.Cut(in.Text(), " ")
		nc.mu.Lock()
		cb := nc.subs[subject]
		nc.mu.Unlock()
		if cb != nil {
			cb(&Msg{Subject: subject, Data: []byte(data)})
		}
	}
}

// Subscribe and QueueSubscribe have cb called.
func (nc *Conn) Subscribe(subj string, cb MsgHandler) (*Subscription, error) {
	nc.mu.Lock()
	defer nc.mu.Unlock()
	nc.subs[subj] = cb
	return &Subscription{subj, nc}, nil
}
func (nc *Conn) QueueSubscribe(subj, queue string, cb MsgHandler) (*Subscription, error) {
	return nc.Subscribe(subj, cb)
}
