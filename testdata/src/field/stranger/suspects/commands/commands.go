// want pendinggrow|mapgrow tables.waiting|Run medium

// Package commands runs commands on a remote machine.
package commands

import (
	"errors"
	"net"
	"sync"
	"time"
)

// ErrTimeout is returned if there is no answer in time.
var ErrTimeout = errors.New("commands: timed out")

// Answer is what the remote machine says.
type Answer struct {
	Correlation string
	Body        []byte
}

type call struct {
	started time.Time
	answer  chan Answer
}

type tables struct {
	waiting map[string]*call
	retries map[string]int
}

// Link is one end of a connection.
type Link struct {
	sync.Mutex
	tables
	conn    net.Conn
	timeout time.Duration
	nextID  func() string
}

// Open returns a link over conn; nextID makes correlation ids.
func Open(conn net.Conn, timeout time.Duration, nextID func() string) *Link {
	return &Link{
		tables: tables{
			waiting: make(map[string]*call),
			retries: make(map[string]int),
		},
		conn:    conn,
		timeout: timeout,
		nextID:  nextID,
	}
}

// Close ends the link.
func (l *Link) Close() error {
	l.Lock()
	defer l.Unlock()
	l.retries = nil
	return l.conn.Close()
}
