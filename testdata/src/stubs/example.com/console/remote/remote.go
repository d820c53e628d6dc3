// Package remote stands for a library, which no table knows, that asks a service.
package remote

import "context"

// Client asks the service.
type Client struct{ url string }

// Query asks for what into has fields for, and fills it in.
func (c *Client) Query(ctx context.Context, into any, vars map[string]any) error { return nil }

// Page is a part of a listing.
type Page struct {
	Names []string
	More  bool
	Last  string
}

// Users lists users.
func (c *Client) Users(ctx context.Context, after string) (*Page, error) { return &Page{}, nil }

// Event is what happened.
type Event struct {
	Name string
	Last bool
}

// Next waits for an event.
func (c *Client) Next(ctx context.Context) (*Event, error) { return &Event{}, nil }
