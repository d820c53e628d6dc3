// Package vault stands for a library, which no table knows, whose clients hold connections.
package vault

import "io"

// Client asks for secrets.
type Client struct{}

// NewClient connects.
func NewClient(addr string) (*Client, error) { return &Client{}, nil }

// Secret is one.
func (c *Client) Secret(name string) (string, error) { return name, nil }

// Close ends it.
func (c *Client) Close() error { return nil }

// Scroll is what is read from a stream.
type Scroll struct{}

// NewScroll reads from r.
func NewScroll(r io.Reader) (*Scroll, error) { return &Scroll{}, nil }

// Line is the next one.
func (s *Scroll) Line() (string, error) { return "", nil }

// Close ends it.
func (s *Scroll) Close() error { return nil }

// Secrets asks by a client that it is given.
type Secrets interface {
	Get(name string) (string, error)
}

type secrets struct{ c *Client }

func (s secrets) Get(name string) (string, error) { return s.c.Secret(name) }

// NewSecrets makes what asks by c.
func NewSecrets(c *Client) Secrets { return secrets{c} }
