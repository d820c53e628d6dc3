// want resourcegrow reconnect|Client.conn|Send medium

// Package pushlink sends pushes over a connection that is made again when broken.
package pushlink

import (
	"errors"
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
	if err := c.reconnect(); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *Client) reconnect() error {
	conn, err := net.DialTimeout("tcp", c.addr, 5*time.Second)
	if err != nil {
		return err
	}
	c.mu.Lock()
	c.conn = conn
	c.mu.Unlock()
	return nil
}

// Send writes msg, and once more over a new connection if that fails.
func (c *Client) Send(msg []byte) error {
	c.mu.Lock()
	conn := c.conn
	c.mu.Unlock()
	if conn == nil {
		return errors.New("pushlink: not connected")
	}
	if _, err := conn.Write(msg); err == nil {
		return nil
	}
	if err := c.reconnect(); err != nil {
		return err
	}
	c.mu.Lock()
	conn = c.conn
	c.mu.Unlock()
	_, err := conn.Write(msg)
	return err
}
