// Package rueidis stands in for a client that is given built commands, and keeps
// answers in memory of a fixed size.
package rueidis

import (
	"context"
	"time"

	"github.com/redis/rueidis/internal/cmds"
)

// Completed is a command.
type Completed = cmds.Completed

// Cacheable is a command whose answer may be kept.
type Cacheable = cmds.Cacheable

// Builder begins commands.
type Builder = cmds.Builder

// ClientOption is where the server is.
type ClientOption struct{ InitAddress []string }

// RedisResult is an answer.
type RedisResult struct{ text string }

// Error is what went wrong.
func (r RedisResult) Error() error { return nil }

// ToString is the answer as text.
func (r RedisResult) ToString() (string, error) { return r.text, nil }

// Client is a client.
type Client interface {
	B() Builder
	Do(ctx context.Context, cmd Completed) RedisResult
	DoCache(ctx context.Context, cmd Cacheable, ttl time.Duration) RedisResult
	Close()
}

// NewClient returns a client.
func NewClient(option ClientOption) (Client, error) { return nil, nil }
