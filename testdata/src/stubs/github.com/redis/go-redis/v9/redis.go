// Package redis stands in for a client of a server that keeps what it is told for
// ever, or for a while.
package redis

import (
	"context"
	"time"
)

// KeepTTL keeps the expiry that a key has.
const KeepTTL = -1

// Options are where the server is.
type Options struct{ Addr string }

// Client is a client.
type Client struct {
	*baseClient
	cmdable
}

type baseClient struct{ opt *Options }

type cmdable func(args []any) error

// NewClient returns a client.
func NewClient(opt *Options) *Client { return &Client{baseClient: &baseClient{opt}} }

// StatusCmd is an answer.
type StatusCmd struct{ err error }

// Err is what went wrong.
func (c *StatusCmd) Err() error { return c.err }

// StringCmd is an answer.
type StringCmd struct{ val string }

// Result is what was found.
func (c *StringCmd) Result() (string, error) { return c.val, nil }

// IntCmd is an answer.
type IntCmd struct{ val int64 }

// Err is what went wrong.
func (c *IntCmd) Err() error { return nil }

func (c cmdable) Set(ctx context.Context, key string, value any, expiration time.Duration) *StatusCmd {
	return nil
}
func (c cmdable) SetEx(ctx context.Context, key string, value any, expiration time.Duration) *StatusCmd {
	return nil
}
func (c cmdable) Get(ctx context.Context, key string) *StringCmd              { return nil }
func (c cmdable) Del(ctx context.Context, keys ...string) *IntCmd             { return nil }
func (c cmdable) HSet(ctx context.Context, key string, values ...any) *IntCmd { return nil }

// Message is what was published.
type Message struct{ Channel, Payload string }

// PubSub is a subscription.
type PubSub struct{ channels []string }

// Subscribe returns a subscription on a connection of its own.
func (c *Client) Subscribe(ctx context.Context, channels ...string) *PubSub {
	return &PubSub{channels: channels}
}

// ReceiveMessage waits for a message.
func (p *PubSub) ReceiveMessage(ctx context.Context) (*Message, error) { return nil, nil }

// Close closes the connection.
func (p *PubSub) Close() error { return nil }

// SAdd adds members to a set.
func (c cmdable) SAdd(ctx context.Context, key string, members ...any) *IntCmd { return nil }

// SRem takes members from a set.
func (c cmdable) SRem(ctx context.Context, key string, members ...any) *IntCmd { return nil }
