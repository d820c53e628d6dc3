// Package takenover gives what it has opened to a library that makes something of it, and forgets
// that, or asks the library for something that ends nothing.
package takenover

import (
	"context"
	"database/sql"

	"example.com/console/sqlkit"
)

// Count counts, and closes neither.
func Count(dialect, address, table string) (int, error) {
	db, err := sql.Open(dialect, address) // want resourcegrow medium "sql.Open"
	if err != nil {
		return 0, err
	}
	wrapped, err := sqlkit.Wrap(db, dialect)
	if err != nil {
		return 0, err
	}
	return wrapped.Count(table)
}

// Steps asks for a plan, which closes nothing.
func Steps(dialect, address, query string) ([]string, error) {
	db, err := sql.Open(dialect, address) // want resourcegrow medium "sql.Open"
	if err != nil {
		return nil, err
	}
	plan, err := sqlkit.Explain(db, query)
	if err != nil {
		return nil, err
	}
	return plan.Steps, nil
}

// Store is a database.
type Store struct{ db *sqlkit.Database }

// Open opens a store, and leaves one behind that cannot be brought up to date.
func Open(ctx context.Context, dialect, address string) (*Store, error) {
	db, err := sql.Open(dialect, address) // want resourcegrow medium "sql.Open"
	if err != nil {
		return nil, err
	}
	wrapped, err := sqlkit.Wrap(db, dialect)
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	if err := wrapped.Upgrade(ctx); err != nil {
		return nil, err
	}
	return &Store{db: wrapped}, nil
}

// Close closes it.
func (s *Store) Close() error { return s.db.Close() }
