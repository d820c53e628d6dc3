// Package pgx stands in for a client of PostgreSQL.
package pgx

import (
	"context"
	"errors"
)

var errNothing = errors.New("nothing there")

// Conn is a connection.
type Conn struct{ to string }

// Rows are what a query gives.
type Rows interface {
	Close()
	Next() bool
	Scan(dest ...any) error
}

// Tx is a transaction.
type Tx interface {
	Exec(ctx context.Context, sql string, args ...any) error
	Commit(ctx context.Context) error
	Rollback(ctx context.Context) error
}

// Connect connects.
func Connect(ctx context.Context, to string) (*Conn, error) {
	if to == "" {
		return nil, errNothing
	}
	return &Conn{to}, ctx.Err()
}

// Exec runs a statement.
func (c *Conn) Exec(ctx context.Context, sql string, args ...any) error { return ctx.Err() }

// Close hangs up.
func (c *Conn) Close(ctx context.Context) error { return ctx.Err() }

// CollectRows makes a list of rows and closes them.
func CollectRows[T any](rows Rows, fn func(Rows) (T, error)) ([]T, error) { return nil, nil }
