// Package websocket stands in for connections that take over those of a server.
package websocket

import (
	"errors"
	"net"
	"net/http"
)

var errNoUpgrade = errors.New("no upgrade")

// Conn is a connection.
type Conn struct{ conn net.Conn }

// Upgrader makes connections of requests.
type Upgrader struct{ ReadBufferSize int }

// Upgrade makes one.
func (u *Upgrader) Upgrade(w http.ResponseWriter, r *http.Request, head http.Header) (*Conn, error) {
	if r.Header.Get("Upgrade") == "" {
		return nil, errNoUpgrade
	}
	return &Conn{}, nil
}

// ReadMessage reads one.
func (c *Conn) ReadMessage() (kind int, p []byte, err error) { return 0, nil, nil }

// WriteMessage writes one.
func (c *Conn) WriteMessage(kind int, p []byte) error { return nil }

// Close hangs up.
func (c *Conn) Close() error { return c.conn.Close() }
