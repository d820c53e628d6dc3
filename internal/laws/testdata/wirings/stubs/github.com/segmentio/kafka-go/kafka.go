// Package kafka stands in for the client.
package kafka

import (
	"bufio"
	"context"
	"net"
)

// Message is a message.
type Message struct{ Key, Value []byte }

// ReaderConfig sets up a reader.
type ReaderConfig struct {
	Brokers        []string
	GroupID, Topic string
}

// Reader reads.
type Reader struct {
	config ReaderConfig
	in     *bufio.Reader
}

// NewReader makes one.
func NewReader(config ReaderConfig) *Reader { return &Reader{config: config} }

// ReadMessage waits for the next message.
func (r *Reader) ReadMessage(ctx context.Context) (Message, error) {
	if r.in == nil {
		var d net.Dialer
		conn, err := d.DialContext(ctx, "tcp", r.config.Brokers[0])
		if err != nil {
			return Message{}, err
		}
		r.in = bufio.NewReader(conn)
	}
	line, err := r.in.ReadBytes('\n')
	return Message{Key: line}, err
}

// FetchMessage waits for the next message and does not commit it.
func (r *Reader) FetchMessage(ctx context.Context) (Message, error) { return r.ReadMessage(ctx) }

// CommitMessages commits.
func (r *Reader) CommitMessages(ctx context.Context, msgs ...Message) error { return ctx.Err() }

// Close closes.
func (r *Reader) Close() error { return nil }
