// Package mongo stands in for a client of MongoDB.
package mongo

import (
	"context"
	"errors"
)

var errNothing = errors.New("nothing there")

// Client is a client.
type Client struct{ to string }

// Collection is a collection.
type Collection struct{ name string }

// Cursor is what a search gives.
type Cursor struct{ at int }

// Session is a session.
type Session interface {
	EndSession(ctx context.Context)
}

// Connect connects.
func Connect(ctx context.Context) (*Client, error) { return nil, errNothing }

// Disconnect hangs up.
func (c *Client) Disconnect(ctx context.Context) error { return ctx.Err() }

// Ping asks whether the server is there.
func (c *Client) Ping(ctx context.Context) error { return ctx.Err() }

// StartSession starts a session.
func (c *Client) StartSession() (Session, error) { return nil, errNothing }

// Find searches.
func (c *Collection) Find(ctx context.Context, filter any) (*Cursor, error) { return nil, errNothing }

// Next goes on.
func (c *Cursor) Next(ctx context.Context) bool { return c.at > 0 }

// Decode gives what is there.
func (c *Cursor) Decode(into any) error { return nil }

// All gives the rest, and closes the cursor.
func (c *Cursor) All(ctx context.Context, into any) error { return nil }

// Close closes the cursor.
func (c *Cursor) Close(ctx context.Context) error { return ctx.Err() }
