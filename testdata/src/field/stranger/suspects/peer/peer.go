// want pendinggrow|mapgrow Client.inflight medium

// Package peer talks to another server over one connection.
package peer

import (
	"context"
	"encoding/json"
	"io"
	"sync"
)

// Command is what is sent, Response what comes back with the same id.
type (
	Command struct {
		ID   uint64          `json:"id"`
		Name string          `json:"name"`
		Args json.RawMessage `json:"args,omitempty"`
	}
	Response struct {
		ID     uint64          `json:"id"`
		Result json.RawMessage `json:"result,omitempty"`
	}
)

// Client sends commands to a peer.
type Client struct {
	mu       sync.Mutex
	enc      *json.Encoder
	seq      uint64
	inflight map[uint64]chan Response
}

// NewClient returns a client that writes to w.
func NewClient(w io.Writer) *Client {
	return &Client{enc: json.NewEncoder(w), inflight: make(map[uint64]chan Response)}
}

// Do sends a command and waits for what comes back.
func (c *Client) Do(ctx context.Context, name string, args json.RawMessage) (json.RawMessage, error) {
	ch := make(chan Response, 1)

	c.mu.Lock()
	c.seq++
	id := c.seq
	c.inflight[id] = ch
	err := c.enc.Encode(Command{ID: id, Name: name, Args: args})
	c.mu.Unlock()
	if err != nil {
		return nil, err
	}

	select {
	case r := <-ch:
		return r.Result, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Receive reads responses until the connection drops.
func (c *Client) Receive(r io.Reader) error {
	dec := json.NewDecoder(r)
	for {
		var resp Response
		if err := dec.Decode(&resp); err != nil {
			return err
		}
		c.mu.Lock()
		ch, ok := c.inflight[resp.ID]
		if ok {
			delete(c.inflight, resp.ID)
		}
		c.mu.Unlock()
		if ok {
			ch <- resp
		}
	}
}
