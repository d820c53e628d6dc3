// Package kgo stands in for the client.
package kgo

import (
	"bufio"
	"context"
	"net"
)

// Opt sets up a client.
type Opt interface{ apply(*Client) }

type opt func(*Client)

func (o opt) apply(c *Client) { o(c) }

// SeedBrokers and ConsumeTopics say where and what.
func SeedBrokers(seeds ...string) Opt    { return opt(func(c *Client) { c.seeds = seeds }) }
func ConsumeTopics(topics ...string) Opt { return opt(func(c *Client) { c.topics = topics }) }

// Record is a record.
type Record struct{ Key, Value []byte }

// Fetches is what a poll gave.
type Fetches []*Record

// EachRecord calls fn for each record.
func (fs Fetches) EachRecord(fn func(*Record)) {
	for _, r := range fs {
		fn(r)
	}
}

// IsClientClosed reports the end.
func (fs Fetches) IsClientClosed() bool { return fs == nil }

// Client is a client.
type Client struct {
	seeds, topics []string
	in            *bufio.Reader
}

// NewClient makes one.
func NewClient(opts ...Opt) (*Client, error) {
	c := &Client{}
	for _, o := range opts {
		o.apply(c)
	}
	conn, err := net.Dial("tcp", c.seeds[0])
	if err != nil {
		return nil, err
	}
	c.in = bufio.NewReader(conn)
	return c, nil
}

// PollFetches waits for records.
func (c *Client) PollFetches(ctx context.Context) Fetches {
	line, err := c.in.ReadBytes('\n')
	if err != nil || ctx.Err() != nil {
		return nil
	}
	return Fetches{{Key: line}}
}

// Close closes.
func (c *Client) Close() {}
