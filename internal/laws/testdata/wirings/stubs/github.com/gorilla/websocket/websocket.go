// Package websocket stands in for the library.
package websocket

import (
	"errors"
	"net"
	"net/http"
)

// Conn is a connection.
type Conn struct{ conn net.Conn }

// ReadMessage waits for a message.
func (c *Conn) ReadMessage() (messageType int, p []byte, err error) {
	buf := make([]byte, 4096)
	n, err := c.conn.Read(buf)
	return 1, buf[:n], err
}

// WriteMessage writes one.
func (c *Conn) WriteMessage(messageType int, data []byte) error {
	_, err := c.conn.Write(data)
	return err
}

// Close closes.
func (c *Conn) Close() error { return c.conn.Close() }

// Upgrader makes connections of requests.
type Upgrader struct {
	CheckOrigin func(r *http.Request) bool
}

// Upgrade makes one.
func (u *Upgrader) Upgrade(w http.ResponseWriter, r *http.Request, responseHeader http.Header) (*Conn, error) {
	if u.CheckOrigin != nil && !u.CheckOrigin(r) {
		return nil, errors.New("refused")
	}
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return nil, err
	}
	return &Conn{conn}, nil
}
