// Package memcache stands in for a client of a cache in another process.
package memcache

// Item is an entry; an Expiration of 0 is for ever.
type Item struct {
	Key        string
	Value      []byte
	Flags      uint32
	Expiration int32
}

// Client is a client.
type Client struct{ servers []string }

// New returns a client.
func New(server ...string) *Client { return &Client{server} }

func (c *Client) Set(item *Item) error          { return nil }
func (c *Client) Get(key string) (*Item, error) { return nil, nil }
func (c *Client) Delete(key string) error       { return nil }
