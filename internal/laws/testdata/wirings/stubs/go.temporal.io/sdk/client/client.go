// Package client stands in for the client.
package client

import "net"

// Options set up a client.
type Options struct{ HostPort string }

// Client is a client.
type Client interface {
	Close()
	Next() (activity, input string, err error)
}

type connection struct {
	conn net.Conn
	buf  [512]byte
}

func (c *connection) Close() { c.conn.Close() }

func (c *connection) Next() (string, string, error) {
	n, err := c.conn.Read(c.buf[:])
	return "", string(c.buf[:n]), err
}

// Dial connects.
func Dial(options Options) (Client, error) {
	conn, err := net.Dial("tcp", options.HostPort)
	if err != nil {
		return nil, err
	}
	return &connection{conn: conn}, nil
}
