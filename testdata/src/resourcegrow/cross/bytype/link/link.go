// Package link asks databases.
package link

import (
	"database/sql"
	"errors"
)

// DB asks.
type DB interface {
	Query(q string, args ...any) (*sql.Rows, error)
}

// Retry asks again.
type Retry struct{ Pool *sql.DB }

// Query implements DB.
func (r *Retry) Query(q string, args ...any) (*sql.Rows, error) {
	for i := 0; ; i++ {
		rows, err := r.Pool.Query(q, args...)
		if err == nil || i == 3 {
			return rows, err
		}
	}
}

// None has no rows.
type None struct{}

// Query implements DB.
func (None) Query(string, ...any) (*sql.Rows, error) { return nil, errors.New("none") }

// First scans the first row.
func First[T any](rows *sql.Rows, to *T) error {
	if rows.Next() {
		return rows.Scan(to)
	}
	return rows.Err()
}
