// Package redis stands in for the client.
package redis

import (
	"bufio"
	"context"
	"net"
)

// Options set up a client.
type Options struct{ Addr string }

// Client is a client.
type Client struct{ opt *Options }

// NewClient makes one.
func NewClient(opt *Options) *Client { return &Client{opt} }

// Message is a message.
type Message struct{ Channel, Payload string }

// ChannelOption sets up a channel.
type ChannelOption func(*PubSub)

// PubSub is a subscription.
type PubSub struct {
	addr     string
	channels []string
}

// Subscribe subscribes.
func (c *Client) Subscribe(ctx context.Context, channels ...string) *PubSub {
	return &PubSub{c.opt.Addr, channels}
}

// Channel is where messages come.
func (c *PubSub) Channel(opts ...ChannelOption) <-chan *Message {
	out := make(chan *Message, 100)
	go func() {
		defer close(out)
		conn, err := net.Dial("tcp", c.addr)
		if err != nil {
			return
		}
		for in := bufio.NewScanner(conn); in.Scan(); {
			out <- &Message{Payload: in.Text()}
		}
	}()
	return out
}
