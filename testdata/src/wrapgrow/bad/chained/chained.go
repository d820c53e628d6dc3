// Package chained opens connections for a client that ends.
package chained

import "net"

// Client owns its connections.
type Client struct {
	base
}

type base struct {
	addr    string
	onClose func() error
}

// Conn borrows the client's settings for one connection.
type Conn struct {
	base
	raw net.Conn
}

func newConn(addr string, raw net.Conn) *Conn { return &Conn{base: base{addr: addr}, raw: raw} }

func (b *base) around(end func() error) func() error {
	former := b.onClose
	return func() error {
		err := end()
		if former != nil {
			if e := former(); err == nil {
				err = e
			}
		}
		return err
	}
}

// Dial opens one connection after another: what ends the client goes on to hold each.
func (b *base) Dial() error {
	raw, err := net.Dial("tcp", b.addr)
	if err != nil {
		return err
	}
	conn := newConn(b.addr, raw)
	b.onClose = b.around(conn.raw.Close) // want wrapgrow medium "onClose"
	_, err = conn.raw.Write([]byte("hello"))
	return err
}

// DialOnce gives the connection an end of its own.
func (b *base) DialOnce() (*Conn, error) {
	raw, err := net.Dial("tcp", b.addr)
	if err != nil {
		return nil, err
	}
	conn := newConn(b.addr, raw)
	conn.onClose = conn.around(raw.Close)
	return conn, nil
}

// Serve opens a connection for each name.
func (c *Client) Serve(names <-chan string) {
	for range names {
		if err := c.Dial(); err != nil {
			println(err.Error())
		}
		if conn, err := c.DialOnce(); err == nil {
			_ = conn.raw.Close()
		}
	}
}

// Close ends the client.
func (c *Client) Close() error {
	if c.onClose != nil {
		return c.onClose()
	}
	return nil
}
