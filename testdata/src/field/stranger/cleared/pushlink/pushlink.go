// Package pushlink sends pushes over a connection that is made again when broken.
package pushlink

import (
	"net"
	"sync"
	"time"
)

// Client is a connection to a push server.
type Client struct {
	addr string
	mu   sync.Mutex
	conn net.Conn
}

// Dial connects to addr.
func Dial(addr string) (*Client, error) {
	c := &Client{addr: addr}
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.reconnect(); err != nil {
		return nil, err
	}
	return c, nil
}

// reconnect is called with c.mu held.
func (c *Client) reconnect() error {
	if c.conn != nil {
		c.conn.Close()
		c.conn = nil
	}
	conn, err := net.DialTimeout("tcp", c.addr, 5*time.Second)
	if err != nil {
		return err
	}
	c.conn = conn
	return nil
}

// Send writes msg, and once more over a new connection if that fails.
func (c *Client) Send(msg []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.conn != nil {
		if _, err := c.conn.Write(msg); err == nil {
			return nil
		}
	}
	if err := c.reconnect(); err != nil {
		return err
	}
	_, err := c.conn.Write(msg)
	return err
}
