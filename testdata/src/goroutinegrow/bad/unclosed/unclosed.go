// Package unclosed has clients of which each starts a loop over a channel that nobody closes.
package unclosed

import "io"

type link struct{ messages chan string }

func (l *link) read(from io.Reader) {
	buf := make([]byte, 512)
	for {
		n, err := from.Read(buf)
		if err != nil {
			return
		}
		l.messages <- string(buf[:n])
	}
}

func (l *link) stop() {}

// Client is a client.
type Client struct{ link *link }

// NewClient starts a client.
func NewClient(from io.Reader) *Client {
	c := &Client{link: &link{messages: make(chan string)}}
	go c.link.read(from)
	go c.dispatch() // want goroutinegrow medium "nothing closes it"
	return c
}

func (c *Client) dispatch() {
	for m := range c.link.messages {
		println(m)
	}
}

// Close ends the client.
func (c *Client) Close() { c.link.stop() }
