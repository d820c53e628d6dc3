// Package client dials a store.
package client

import "net"

// Client is one connection.
type Client struct{ conn net.Conn }

// Dial returns a client, which its caller closes.
func Dial(addr string) (*Client, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	return &Client{conn: conn}, nil
}

// Get gets.
func (c *Client) Get(key string) string {
	c.conn.Write([]byte(key))
	return key
}

// Close closes the connection.
func (c *Client) Close() error { return c.conn.Close() }
