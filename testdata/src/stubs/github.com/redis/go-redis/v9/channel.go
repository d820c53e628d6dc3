package redis

import (
	"bufio"
	"net"
)

// ChannelOption sets up a channel.
type ChannelOption func(*PubSub)

// Channel is where messages come, until the connection breaks.
func (p *PubSub) Channel(opts ...ChannelOption) <-chan *Message {
	out := make(chan *Message, 100)
	go func() {
		defer close(out)
		conn, err := net.Dial("tcp", p.channels[0])
		if err != nil {
			return
		}
		for in := bufio.NewScanner(conn); in.Scan(); {
			out <- &Message{Payload: in.Text()}
		}
	}()
	return out
}
